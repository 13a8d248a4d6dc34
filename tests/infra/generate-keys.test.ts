import { describe, expect, it } from 'vitest';
import { addMissingKeys, type SecretStore } from '#infra/functions/generate-keys.ts';

const secretArn = 'arn:aws:secretsmanager:ap-northeast-1:000000000000:secret:keys';
const names = ['nationalIdKey', 'lookupKey'];

function setup(text?: string) {
	const written: string[] = [];
	const store: SecretStore = {
		read: async () => written.at(-1) ?? text,
		write: async (_, next) => {
			written.push(next);
		},
	};
	return { store, written };
}

describe('the keys of a deployment', () => {
	it('are 32 random bytes each when the secret is new', async () => {
		const { store, written } = setup();
		await addMissingKeys(store, secretArn, names);
		const keys = JSON.parse(written[0]!) as Record<string, string>;
		expect(Object.keys(keys)).toEqual(names);
		for (const key of Object.values(keys)) expect(Buffer.from(key, 'base64')).toHaveLength(32);
		expect(new Set(Object.values(keys)).size).toBe(names.length);
	});

	it('stay as they are when the stack is deployed again', async () => {
		const { store, written } = setup();
		await addMissingKeys(store, secretArn, names);
		await addMissingKeys(store, secretArn, names);
		expect(written).toHaveLength(1);
	});

	it('are joined by a new one, and none is replaced', async () => {
		const { store, written } = setup(JSON.stringify({ nationalIdKey: 'kept' }));
		await addMissingKeys(store, secretArn, names);
		expect(JSON.parse(written[0]!)).toMatchObject({
			nationalIdKey: 'kept',
			lookupKey: expect.any(String) as string,
		});
	});

	it('are never written over a secret that cannot be read', async () => {
		const { store, written } = setup('not json');
		await expect(addMissingKeys(store, secretArn, names)).rejects.toThrow();
		expect(written).toEqual([]);
	});
});
