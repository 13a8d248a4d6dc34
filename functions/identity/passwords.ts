import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** OWASP's argon2id setting for 19 MiB: memory KiB, passes, lanes. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

/** Hashes and checks passwords with argon2id; the setting is kept with each hash, so it can be raised later. */
export interface Passwords {
	hash(password: string): Promise<string>;
	matches(password: string, hash: string): Promise<boolean>;
}

async function tagOf(password: string, nonce: Buffer, setting: typeof cost | Setting): Promise<Buffer> {
	return (await derive('argon2id', { message: password.normalize('NFKC'), nonce, ...setting })) as Buffer;
}

interface Setting {
	memory: number;
	passes: number;
	parallelism: number;
	tagLength: number;
}

export const argon2Passwords: Passwords = {
	async hash(password) {
		const nonce = randomBytes(16);
		const tag = await tagOf(password, nonce, cost);
		const { memory, passes, parallelism } = cost;
		return `argon2id$${memory},${passes},${parallelism}$${nonce.toString('base64url')}$${tag.toString('base64url')}`;
	},
	async matches(password, hash) {
		const [algorithm, setting, nonce, tag] = hash.split('$');
		const [memory, passes, parallelism] = (setting ?? '').split(',').map(Number);
		if (algorithm !== 'argon2id' || !memory || !passes || !parallelism || !nonce || !tag) return false;
		const expected = Buffer.from(tag, 'base64url');
		const parameters = { memory, passes, parallelism, tagLength: expected.length };
		return timingSafeEqual(await tagOf(password, Buffer.from(nonce, 'base64url'), parameters), expected);
	},
};
