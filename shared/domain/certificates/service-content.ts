import { certificateRemarks, type CertificateRemark } from '../../codes/certificate-remarks.ts';

/** 服務內容 taken apart: the stock remarks in it, and what was written besides (其它). */
export interface ServiceContent {
	remarks: CertificateRemark[];
	other: string;
}

/** The text alone is stored; which boxes are ticked is read from it, so that text and ticks cannot disagree (V-42). */
export function readServiceContent(text: string): ServiceContent {
	let other = text;
	const remarks = certificateRemarks.flatMap(({ code, label }) => {
		if (!other.includes(label)) return [];
		other = other.replace(label, '');
		return [code];
	});
	return { remarks, other: other.trim() };
}

/** The remarks in the order of the table, then the other words. */
export function writeServiceContent({ remarks, other }: ServiceContent): string {
	const sentences = certificateRemarks.filter(({ code }) => remarks.includes(code)).map(({ label }) => label);
	return [...sentences, other].join('');
}
