import { S3Error } from './s3-error.ts';

const malformed = (message: string) => new S3Error(400, 'MalformedPOSTRequest', message);

/** The fields before the file, and the file. What follows the file does not count, as S3 has it. */
export async function readPostForm(
	contentType: string,
	body: Buffer,
): Promise<{ fields: Map<string, string>; file: Buffer }> {
	let form: FormData;
	try {
		// Deprecated for large bodies on busy servers; the guard holds small bodies in memory for one developer.
		// eslint-disable-next-line @typescript-eslint/no-deprecated
		form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
	} catch {
		throw malformed('The body of your POST request is not well-formed multipart/form-data.');
	}
	const fields = new Map<string, string>();
	for (const [name, value] of form) {
		if (name === 'file') {
			const content = typeof value === 'string' ? value : await value.arrayBuffer();
			return { fields, file: typeof content === 'string' ? Buffer.from(content) : Buffer.from(content) };
		}
		if (typeof value !== 'string') throw malformed(`The field ${name} is a file.`);
		// Twice the same field could show the policy one value and the store another.
		if (fields.has(name.toLowerCase())) throw malformed(`The field ${name} is given twice.`);
		fields.set(name.toLowerCase(), value);
	}
	throw new S3Error(400, 'InvalidArgument', 'POST requires exactly one file upload per request.');
}
