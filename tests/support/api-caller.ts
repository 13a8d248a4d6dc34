import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Problem } from '#shared/contract/problem.ts';

/** An answer of the API: its status, its parsed body, and the cookies it set. */
export interface Answer<Body = unknown> {
	status: number;
	body: Body;
	cookies: string[];
	headers: Headers;
}

/** Calls the API as a browser on one of the sites would: same origin, with a cookie jar of its own. */
export interface ApiCaller {
	call<Body = unknown>(
		method: string,
		path: string,
		body?: unknown,
		headers?: Record<string, string>,
	): Promise<Answer<Body>>;
	/** Like `call`, but a refusal is thrown with its problem. */
	expect<Body>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Body>;
	/** The cookie header that the next call will carry. */
	cookie(): string;
}

export class ProblemAnswer extends Error {
	override readonly name = 'ProblemAnswer';
	readonly problem: Problem;

	constructor(call: string, problem: Problem) {
		super(
			`${call}: ${problem.status} ${problem.code} ${problem.detail ?? ''} ${JSON.stringify(problem.errors ?? [])}`,
		);
		this.problem = problem;
	}
}

export function apiCaller(origin: string, cookies = new Map<string, string>()): ApiCaller {
	const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

	async function call<Body>(
		method: string,
		path: string,
		body?: unknown,
		headers: Record<string, string> = {},
	) {
		const response = await fetch(`${origin}${path}`, {
			method,
			headers: {
				origin,
				...(body !== undefined && { 'content-type': 'application/json' }),
				...(cookies.size > 0 && { cookie: cookie() }),
				...headers,
			},
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
		const set = response.headers.getSetCookie();
		for (const line of set) {
			const [pair = ''] = line.split(';');
			const at = pair.indexOf('=');
			const value = pair.slice(at + 1);
			if (value === '') cookies.delete(pair.slice(0, at));
			else cookies.set(pair.slice(0, at), value);
		}
		const text = await response.text();
		const parsed = (text === '' ? undefined : JSON.parse(text)) as Body;
		return { status: response.status, body: parsed, cookies: set, headers: response.headers };
	}

	return {
		call,
		cookie,
		async expect<Body>(method: string, path: string, body?: unknown, headers?: Record<string, string>) {
			const answer = await call<Body>(method, path, body, headers);
			if (answer.status >= 400) throw new ProblemAnswer(`${method} ${path}`, answer.body as Problem);
			return answer.body;
		},
	};
}

/** A solved proof of work, as the widget would send it. */
export async function solvedProof(caller: ApiCaller): Promise<string> {
	const challenge = await caller.expect<Challenge>('GET', '/api/identity/challenge');
	const solution = await solveChallenge({ challenge, deriveKey });
	return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}

/** Signs a back-office account in and returns its caller. */
export async function signInStaff(origin: string, login: string, password: string): Promise<ApiCaller> {
	const caller = apiCaller(origin);
	await caller.expect('POST', '/api/identity/staff-session', {
		login,
		password,
		proof: await solvedProof(caller),
	});
	return caller;
}

/** Signs a volunteer in on the portal. */
export async function signInVolunteer(
	origin: string,
	nationalId: string,
	password: string,
): Promise<ApiCaller> {
	const caller = apiCaller(origin);
	const proof = await solvedProof(caller);
	await caller.expect('POST', '/api/identity/volunteer-session', { nationalId, password, proof });
	return caller;
}

/** Sends one file through the upload grant to the object store. */
export async function upload(
	caller: ApiCaller,
	purpose: string,
	file: { name: string; type: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<string> {
	const grant = await caller.expect<{ uploadId: string; url: string; fields: Record<string, string> }>(
		'POST',
		'/api/files/uploads',
		{ purpose, name: file.name, size: file.bytes.length, contentType: file.type },
	);
	const form = new FormData();
	for (const [name, value] of Object.entries(grant.fields)) form.append(name, value);
	form.append('file', new Blob([file.bytes], { type: file.type }), file.name);
	const response = await fetch(grant.url, { method: 'POST', body: form });
	if (!response.ok) throw new Error(`upload refused: ${response.status} ${await response.text()}`);
	return grant.uploadId;
}
