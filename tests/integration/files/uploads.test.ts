import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StaffProfile } from '#shared/contract/identity.ts';
import type { Problem } from '#shared/contract/problem.ts';
import { uploadLimits, type UploadPurpose } from '#shared/codes/upload-limits.ts';
import { signInStaff, upload, type ApiCaller } from '#tests/support/api-caller.ts';
import { volunteerFields } from '#tests/support/city-callers.ts';
import { localStack, type TestStack } from '#tests/support/local-stack.ts';
import { samplePdf, samplePng } from '#tests/support/sample-files.ts';
import { buildTestCity, testPassword, type TestCity } from '#tests/support/test-city.ts';

type Bytes = Uint8Array<ArrayBuffer>;

interface Grant {
	uploadId: string;
	url: string;
	fields: Record<string, string>;
}

const mebibyte = 1024 * 1024;
let stack: TestStack;
let city: TestCity;
let unit: ApiCaller;
let otherUnit: ApiCaller;

beforeAll(async () => {
	stack = await localStack();
	await stack.reset();
	city = await buildTestCity();
	unit = await signInStaff(stack.addresses.admin, 'unit', testPassword);
	otherUnit = await signInStaff(stack.addresses.admin, 'other-unit', testPassword);
});

const text = (content: string): Bytes => new TextEncoder().encode(content);

/** A file of a kind, filled up to a size: what follows the end of a picture or a PDF is no part of it. */
function filledUp(bytes: Bytes, size: number): Bytes {
	const whole = new Uint8Array(size);
	whole.set(bytes);
	return whole;
}

async function grant(purpose: UploadPurpose, name: string, size: number, contentType = 'image/png') {
	return unit.call<Grant & Problem>('POST', '/api/files/uploads', { purpose, name, size, contentType });
}

/** Posts a file by a grant, with fields changed on the way. */
async function post({ url, fields }: Grant, bytes: Bytes, changed: Record<string, string> = {}) {
	const form = new FormData();
	for (const [name, value] of Object.entries({ ...fields, ...changed })) form.append(name, value);
	form.append('file', new Blob([bytes]), 'file');
	return fetch(url, { method: 'POST', body: form });
}

async function sent(caller: ApiCaller, purpose: UploadPurpose, name: string, bytes: Bytes): Promise<string> {
	return upload(caller, purpose, { name, type: 'application/octet-stream', bytes });
}

/** Tries to keep an upload as the own photo; the code of the refusal, or `kept`. */
async function keep(
	photoUploadId: string,
	caller = unit,
): Promise<{ code: string; field: string | undefined }> {
	const { name, email, revision } = await caller.expect<StaffProfile>('GET', '/api/identity/me');
	const body = { name, email, revision, photoUploadId };
	const answer = await caller.call<Problem>('PUT', '/api/identity/me', body);
	return answer.status === 200
		? { code: 'kept', field: undefined }
		: { code: answer.body.code, field: answer.body.errors?.[0]?.field };
}

async function download(caller = unit): Promise<Response> {
	const { url } = await caller.expect<{ url: string }>('GET', '/api/identity/me/photo');
	return fetch(url);
}

describe('[U] the size of an upload', () => {
	const purposes = Object.keys(uploadLimits) as UploadPurpose[];

	it.each(purposes)(
		'%s: a byte more than its limit gets no grant, the limit itself does',
		async (purpose) => {
			const { maxBytes, extensions } = uploadLimits[purpose];
			const name = `檔案.${extensions[0]}`;
			expect((await grant(purpose, name, maxBytes)).status).toBe(201);
			const over = await grant(purpose, name, maxBytes + 1);
			expect(over.status).toBe(422);
			expect(over.body).toMatchObject({ code: 'file.too-large', errors: [{ field: 'file' }] });
			expect(over.body.detail).toContain(`${maxBytes / mebibyte}MB以下`);
		},
	);

	it('a file of exactly 5 MB is taken and kept', async () => {
		const photo = filledUp(samplePng(), 5 * mebibyte);
		expect(await keep(await sent(unit, 'account.photo', '剛好.png', photo))).toMatchObject({ code: 'kept' });
		expect((await (await download()).arrayBuffer()).byteLength).toBe(5 * mebibyte);
	});

	it('who told a smaller size is refused by the store itself', async () => {
		const { body } = await grant('account.photo', '小.png', 100);
		const response = await post(body, filledUp(samplePng(), 5 * mebibyte + 1));
		expect(response.status).toBe(400);
		expect(await response.text()).toContain('EntityTooLarge');
		expect(await keep(body.uploadId)).toEqual({ code: 'file.upload-not-found', field: 'photoUploadId' });
	});

	it('an empty file gets neither a grant nor into the store', async () => {
		expect((await grant('account.photo', '空.png', 0)).body).toMatchObject({ code: 'request.invalid' });
		const { body } = await grant('account.photo', '空.png', 10);
		expect((await post(body, new Uint8Array())).status).toBe(400);
		expect((await keep(body.uploadId)).code).toBe('file.upload-not-found');
	});
});

/** A ZIP with one file, as a renamed archive would be. */
function zip(name: string, content: string): Bytes {
	const data = deflateRawSync(content);
	const header = Buffer.alloc(30);
	header.writeUInt32LE(0x04034b50, 0);
	header.writeUInt16LE(20, 4);
	header.writeUInt16LE(8, 8);
	header.writeUInt32LE(data.length, 18);
	header.writeUInt32LE(content.length, 22);
	header.writeUInt16LE(name.length, 26);
	return new Uint8Array(Buffer.concat([header, Buffer.from(name), data]));
}

const html = text('<!doctype html><script>alert(document.cookie)</script>');
const svg = text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');

describe('[U] what a file is, is told by its bytes', () => {
	it.each([
		['an HTML page named .png', 'page.png', html],
		['a PDF named .png', 'paper.png', samplePdf()],
		['a PNG named .jpg', 'picture.jpg', samplePng()],
		['an SVG named .png', 'drawing.png', svg],
		['an archive named .png', 'archive.png', zip('a.txt', 'a')],
		['only the first bytes of a PNG', 'head.png', samplePng().slice(0, 4)],
	])('%s is no photo', async (_, name, bytes) => {
		expect(await keep(await sent(unit, 'account.photo', name, bytes))).toEqual({
			code: 'file.type-refused',
			field: 'photoUploadId',
		});
	});

	it.each([
		['a PNG named .pdf', '證書.pdf', samplePng(), 'training.certificate'],
		['an HTML page named .pdf', '證書.pdf', html, 'training.certificate'],
		['any archive named .docx', '說明.docx', zip('a.txt', 'a'), 'application.attachment'],
		['an HTML page named .doc', '說明.doc', html, 'application.attachment'],
	] as const)('%s is refused where PDF and documents are taken', async (_, name, bytes, purpose) => {
		const volunteerId = await volunteer();
		const uploadId = await sent(unit, purpose, name, bytes);
		const answer =
			purpose === 'training.certificate'
				? await unit.call<Problem>('POST', '/api/training/records', training(volunteerId, [uploadId]))
				: await unit.call<Problem>('POST', '/api/applications/record-books', {
						volunteerId,
						unitId: city.organizations.unit.id,
						issueKind: 'first',
						form: { attachmentUploadIds: [uploadId] },
					});
		expect(answer.status).toBe(422);
		expect(answer.body.code).toBe('file.type-refused');
	});

	it.each(['檔案.exe', '檔案.svg', '檔案.png.html', '檔案', 'png', '檔案.png ', '檔案.PNG.'])(
		'a name like 「%s」 gets no grant for a photo, unless it ends in a picture',
		async (name) => {
			const { status, body } = await grant('account.photo', name, 100);
			const picture = name.trim().endsWith('.png');
			expect(status).toBe(picture ? 201 : 422);
			if (!picture) expect(body.code).toBe('file.type-refused');
		},
	);

	it('a content type that lies does not come back: downloads have the type of the bytes, as an attachment', async () => {
		const uploadId = await upload(unit, 'account.photo', {
			...{ name: '相片.png', type: 'text/html', bytes: samplePng() },
		});
		expect((await keep(uploadId)).code).toBe('kept');
		const response = await download();
		expect(response.headers.get('content-type')).toBe('image/png');
		expect(response.headers.get('content-disposition')).toBe(
			`attachment; filename*=UTF-8''${encodeURIComponent('相片.png')}`,
		);
		expect(response.headers.get('x-content-type-options')).toBe('nosniff');
	});
});

let serial = 800;
async function volunteer(): Promise<string> {
	serial += 1;
	const fields = volunteerFields(city.organizations.unit.id, serial);
	return (await unit.expect<{ volunteerId: string }>('POST', '/api/volunteers', fields)).volunteerId;
}

function training(volunteerId: string, certificateUploadIds: string[], courseName = '基礎訓練') {
	return {
		...{ volunteerId, courseType: 'basic', category: '01', provider: '社會局', hours: 6, courseName },
		...{ startDate: '2026-03-01', endDate: '2026-03-01', withoutApproval: true, certificateUploadIds },
	};
}

describe('an upload belongs to who sent it, for what it was sent', () => {
	const missing = { code: 'file.upload-not-found', field: 'photoUploadId' };

	it("another account's upload looks like none at all", async () => {
		const uploadId = await sent(otherUnit, 'account.photo', '別人.png', samplePng());
		expect(await keep(uploadId)).toEqual(missing);
		expect(await keep('01JNOBODY')).toEqual(missing);
		expect((await keep(uploadId, otherUnit)).code).toBe('kept');
	});

	it('an upload for another purpose is refused, however right its bytes are', async () => {
		expect(await keep(await sent(unit, 'volunteer.photo', '志工.png', samplePng()))).toEqual(missing);
	});

	it('a grant that was never used is no file', async () => {
		const { body } = await grant('account.photo', '未傳.png', 100);
		expect(await keep(body.uploadId)).toEqual(missing);
	});

	it('a second use gives the same file, and nothing sent later changes what a record holds', async () => {
		const { body } = await grant('training.certificate', '證書.pdf', 100, 'application/pdf');
		await post(body, samplePdf());
		const volunteerId = await volunteer();
		const record = await unit.expect<{ recordId: string }>(
			...(['POST', '/api/training/records', training(volunteerId, [body.uploadId])] as const),
		);
		const forged = filledUp(text('%PDF-1.4\n% forged after the fact\n'), 200);
		expect((await post(body, forged)).ok).toBe(true);
		await unit.expect('POST', '/api/training/records', training(volunteerId, [body.uploadId], '另一課程'));
		const path = `/api/training/volunteers/${volunteerId}/records/${record.recordId}/certificates/${body.uploadId}`;
		const { url } = await unit.expect<{ url: string }>('GET', path);
		expect(new Uint8Array(await (await fetch(url)).arrayBuffer())).toEqual(samplePdf());
	});
});

describe('the store lets nobody in without a signature', () => {
	const bucket = () => `${stack.addresses.objects}/${stack.env['BUCKET_NAME']}`;
	let kept = '';
	let pending = '';

	beforeAll(async () => {
		kept = await sent(unit, 'account.photo', '私人.png', samplePng());
		await keep(kept);
		pending = await sent(unit, 'account.photo', '等待.png', samplePng());
	});

	it('neither kept files nor fresh uploads, neither a list nor a write', async () => {
		for (const path of [
			`/files/${kept}`,
			`/uploads/${pending}`,
			`/uploads/${kept}`,
			'/',
			'?list-type=2',
			'/files/',
		]) {
			for (const method of ['GET', 'HEAD', 'DELETE'] as const) {
				expect((await fetch(`${bucket()}${path}`, { method })).status, `${method} ${path}`).toBe(403);
			}
		}
		const put = { method: 'PUT', body: 'x' };
		expect((await fetch(`${bucket()}/files/${kept}`, put)).status).toBe(403);
		expect((await fetch(`${bucket()}/uploads/new`, put)).status).toBe(403);
		expect((await download()).status).toBe(200);
	});

	it('a signed address opens its own file, for reading, unchanged, and not for long', async () => {
		const { url } = await unit.expect<{ url: string }>('GET', '/api/identity/me/photo');
		expect((await fetch(url)).status).toBe(200);
		expect((await fetch(url.replace(`/files/${kept}`, `/uploads/${pending}`))).status).toBe(403);
		expect((await fetch(url.replace('image%2Fpng', 'text%2Fhtml'))).status).toBe(403);
		expect((await fetch(url.replace('X-Amz-Expires=120', 'X-Amz-Expires=86400'))).status).toBe(403);
		expect((await fetch(url, { method: 'DELETE' })).status).toBe(403);
		expect(new URL(url).searchParams.get('X-Amz-Expires')).toBe('120');
	});

	it('a grant puts its own object only, of its own type', async () => {
		const { body } = await grant('account.photo', '授權.png', 100);
		const changes: Record<string, string>[] = [
			{ key: `files/${kept}` },
			{ key: `uploads/${pending}` },
			{ 'Content-Type': 'text/html' },
			{ Policy: Buffer.from('{"expiration":"2099-01-01T00:00:00Z","conditions":[]}').toString('base64') },
		];
		for (const changed of changes) {
			const response = await post(body, samplePng(), changed);
			expect(response.status, JSON.stringify(changed)).toBe(403);
		}
		expect((await post(body, samplePng())).ok).toBe(true);
	});
});
