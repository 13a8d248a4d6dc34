import { describe, expect, it } from 'vitest';
import { countsForBook, trainingSums } from '#shared/domain/training/counted-hours.ts';
import { courseIdentity } from '#shared/domain/training/course-identity.ts';

describe('trainingSums', () => {
	it('[E-26] counts 基礎 once for all categories and 特殊 per category, nothing else', () => {
		expect(
			trainingSums([
				{ courseType: 'basic', category: '05', tenths: 60 },
				{ courseType: 'special', category: '01', tenths: 41 },
				{ courseType: 'special', category: '01', tenths: 19 },
				{ courseType: 'special', category: '05', tenths: 30 },
				{ courseType: 'leadership', category: '01', tenths: 120 },
			]),
		).toEqual({ basicTenths: 60, specialTenths: { '01': 60, '05': 30 } });
		expect(countsForBook('special')).toBe(true);
		expect(countsForBook('growth')).toBe(false);
	});
});

describe('courseIdentity', () => {
	const attendance = {
		volunteerId: 'V1',
		courseType: 'basic',
		courseName: '志工倫理 A',
		provider: '臺北e大',
		startDate: '2024-01-01',
	} as const;

	it('takes blanks and full-width letters for the same', () => {
		const same = { ...attendance, courseName: '志工 倫理Ａ', provider: '臺北E大' };
		expect(courseIdentity(same)).toBe(courseIdentity(attendance));
	});

	it.each([
		{ volunteerId: 'V2' },
		{ courseType: 'special' },
		{ courseName: '志工倫理 B' },
		{ provider: '社會局' },
		{ startDate: '2024-01-02' },
	] as const)('takes another %o for another attendance', (other) => {
		expect(courseIdentity({ ...attendance, ...other })).not.toBe(courseIdentity(attendance));
	});
});
