/** An answer as S3 words it, so that the SDK and the browser code meet the same errors as in the cloud. */
export class S3Error extends Error {
	readonly status: number;
	readonly code: string;

	constructor(status: number, code: string, message: string) {
		super(message);
		this.status = status;
		this.code = code;
	}

	toXml(requestId: string): string {
		return [
			'<?xml version="1.0" encoding="UTF-8"?>',
			`<Error><Code>${this.code}</Code><Message>${escapeXml(this.message)}</Message>`,
			`<RequestId>${requestId}</RequestId></Error>`,
		].join('\n');
	}
}

export function escapeXml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

export const accessDenied = (message = 'Access Denied') => new S3Error(403, 'AccessDenied', message);

export const signatureMismatch = () =>
	new S3Error(
		403,
		'SignatureDoesNotMatch',
		'The request signature we calculated does not match the signature you provided.',
	);
