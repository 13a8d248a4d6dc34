import { accessDenied, S3Error } from './s3-error.ts';

export interface PostForm {
	bucket: string;
	/** Names in lower case: S3 does not tell `Content-Type` from `content-type`. */
	fields: ReadonlyMap<string, string>;
	fileSize: number;
}

interface Policy {
	expiration: string;
	conditions: unknown[];
}

const notCovered = new Set(['policy', 'x-amz-signature', 'file']);

const failed = (condition: unknown) =>
	accessDenied(`Invalid according to Policy: Policy Condition failed: ${JSON.stringify(condition)}`);

const invalidPolicy = (reason: string) =>
	new S3Error(400, 'InvalidPolicyDocument', `Invalid Policy: ${reason}`);

function parsePolicy(encoded: string): Policy {
	let policy: unknown;
	try {
		policy = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
	} catch {
		throw invalidPolicy('Invalid JSON.');
	}
	const { expiration, conditions } = (policy ?? {}) as Partial<Policy>;
	if (typeof expiration !== 'string' || !Array.isArray(conditions)) throw invalidPolicy('Invalid structure.');
	return { expiration, conditions };
}

function checkLength([, minimum, maximum]: unknown[], fileSize: number): void {
	if (typeof minimum !== 'number' || typeof maximum !== 'number')
		throw invalidPolicy('Invalid content-length-range.');
	if (fileSize > maximum) {
		throw new S3Error(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
	}
	if (fileSize < minimum) {
		throw new S3Error(400, 'EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
	}
}

/** `{ "key": "a" }` says the same as `["eq", "$key", "a"]`. */
function asTriples(condition: unknown): unknown[][] {
	if (Array.isArray(condition)) return [condition as unknown[]];
	if (typeof condition !== 'object' || condition === null) throw invalidPolicy('Invalid condition.');
	return Object.entries(condition as Record<string, unknown>).map(([name, value]) => [
		'eq',
		`$${name}`,
		value,
	]);
}

/** Holds a form against its (already verified) policy, as S3 does: every condition is met, and no field goes without one. */
export function checkPolicy(encodedPolicy: string, form: PostForm, now: number): void {
	const { expiration, conditions } = parsePolicy(encodedPolicy);
	const expiresAt = Date.parse(expiration);
	if (!(now <= expiresAt)) throw accessDenied('Invalid according to Policy: Policy expired.');

	const covered = new Set<string>();
	for (const condition of conditions.flatMap(asTriples)) {
		const [operator, name, expected] = condition;
		if (operator === 'content-length-range') {
			checkLength(condition, form.fileSize);
			continue;
		}
		if (typeof name !== 'string' || !name.startsWith('$') || typeof expected !== 'string') {
			throw invalidPolicy('Invalid condition.');
		}
		const field = name.slice(1).toLowerCase();
		covered.add(field);
		const given = field === 'bucket' ? form.bucket : form.fields.get(field);
		if (operator === 'eq') {
			if (given !== expected) throw failed(condition);
		} else if (operator === 'starts-with') {
			if (!given?.startsWith(expected)) throw failed(condition);
		} else {
			throw invalidPolicy(`Unknown operator ${String(operator)}.`);
		}
	}
	const extra = [...form.fields.keys()].filter(
		(name) => !covered.has(name) && !notCovered.has(name) && !name.startsWith('x-ignore-'),
	);
	if (extra.length > 0)
		throw accessDenied(`Invalid according to Policy: Extra input fields: ${extra.join(', ')}`);
	if (!covered.has('bucket') || !covered.has('key')) {
		throw accessDenied('Invalid according to Policy: Policy Condition failed: bucket and key are required');
	}
}
