import { hiddenNumber } from '../../values/masking.ts';
import { normalizeNationalId } from '../../values/national-id.ts';

/** Whose certificate a file is: its name begins with the ID number, and the rest may say of which course. */
export interface CertificateFileName {
	nationalId: string;
	/** 「基礎」, 「特殊」 or a part of the name of the course; empty when the name does not say. */
	course: string;
}

/** The ID number that a name begins with, or that of a passport (V-33): letters and digits, and digits among them. */
const leadingNumber = /^\s*(?=[A-Za-z]*\d)([A-Za-z0-9]{6,12})(?![A-Za-z0-9])(.*)$/su;

/** 「A123456789_基礎_正面.jpg」; undefined when the name does not begin with a number of a person. */
export function parseCertificateFileName(fileName: string): CertificateFileName | undefined {
	const stem = fileName.normalize('NFKC').replace(/\.[^.]*$/, '');
	const [, id, rest] = leadingNumber.exec(stem) ?? [];
	if (id === undefined) return undefined;
	return { nationalId: normalizeNationalId(id), course: courseOf(rest ?? '') };
}

/** The name under which the file is kept: whose it is, the record says, and the number stays out of lists and logs (S-17). */
export function keptFileName(fileName: string): string {
	return fileName.replace(/^\s*[A-Z0-9Ａ-Ｚ０-９]{6,12}(?![A-Z0-9Ａ-Ｚ０-９])/iu, (found) =>
		hiddenNumber(found.trim()),
	);
}

/** Which side of the paper it shows and the number of the page say nothing about the course. */
function courseOf(rest: string): string {
	const [first = ''] = rest
		.split(/[\s_\-()（）、,.]+/u)
		.filter((word) => word !== '' && !/^(?:正面|反面|背面|正反面|證書|\d+)$/u.test(word));
	return first;
}

interface NamedCourse {
	courseName: string;
	courseType: string;
}

/** The courses that the rest of a file name means; all of them when it says nothing. */
export function coursesMeant<Course extends NamedCourse>(
	{ course }: CertificateFileName,
	courses: readonly Course[],
): Course[] {
	if (course === '') return [...courses];
	const named = courses.filter(({ courseName }) => plain(courseName).includes(plain(course)));
	const type = /^(?:基礎|特殊)/u.exec(course)?.[0];
	const typed = courses.filter(({ courseType }) => courseType === (type === '基礎' ? 'basic' : 'special'));
	if (type === undefined) return named;
	return course.length <= '基礎訓練'.length ? typed : named;
}

function plain(text: string): string {
	return text.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();
}
