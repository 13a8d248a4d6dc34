import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { Secrets } from './secrets.ts';

/** Seals single fields, and finds a sealed value again by a keyed hash. */
export interface FieldCipher {
	seal(plain: string): string;
	open(sealed: string): string;
	/** The same value always gives the same hash; without the key it cannot be tried out. */
	lookupHash(value: string): string;
}

const version = 'v1';
/** Named on both sides: Node would else open what has a tag of four bytes, which can be guessed. */
const gcm = { authTagLength: 16 };

export function fieldCipher(secrets: Pick<Secrets, 'nationalIdKey' | 'lookupKey'>): FieldCipher {
	const sealKey = Buffer.from(secrets.nationalIdKey, 'base64');
	const lookupKey = Buffer.from(secrets.lookupKey, 'base64');
	return {
		seal(plain) {
			const nonce = randomBytes(12);
			const cipher = createCipheriv('aes-256-gcm', sealKey, nonce, gcm);
			const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
			return [version, nonce, cipher.getAuthTag(), body]
				.map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
				.join('.');
		},
		open(sealed) {
			const [sealVersion, nonce, tag, body] = sealed.split('.');
			if (sealVersion !== version || !nonce || !tag || body === undefined) {
				throw new TypeError('not a sealed field');
			}
			const decipher = createDecipheriv('aes-256-gcm', sealKey, Buffer.from(nonce, 'base64url'), gcm);
			decipher.setAuthTag(Buffer.from(tag, 'base64url'));
			return decipher.update(Buffer.from(body, 'base64url'), undefined, 'utf8') + decipher.final('utf8');
		},
		lookupHash(value) {
			return createHmac('sha256', lookupKey).update(value).digest('base64url');
		},
	};
}
