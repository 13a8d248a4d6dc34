import { describe, expect, it } from 'vitest';
import {
	coursesMeant,
	keptFileName,
	parseCertificateFileName,
} from '#shared/domain/training/certificate-file-name.ts';

describe('name of a certificate file', () => {
	it.each([
		['A123456789.pdf', 'A123456789', ''],
		['a123456789_基礎.PDF', 'A123456789', '基礎'],
		['Ａ１２３４５６７８９　特殊訓練（正面）.jpg', 'A123456789', '特殊訓練'],
		['A123456789-反面-2.png', 'A123456789', ''],
		['A800000014 志願服務倫理.pdf', 'A800000014', '志願服務倫理'],
		['x1234567_基礎.pdf', 'X1234567', '基礎'],
		['E12345678.pdf', 'E12345678', ''],
	])('[V-33] %s is of %s', (fileName, nationalId, course) => {
		expect(parseCertificateFileName(fileName)).toEqual({ nationalId, course });
	});

	it.each(['證書.pdf', 'certificate.pdf', 'A1234.pdf', 'A123456789012.pdf', '基礎_A123456789.pdf', ''])(
		'%s is nobody’s',
		(fileName) => {
			expect(parseCertificateFileName(fileName)).toBeUndefined();
		},
	);

	it.each([
		['X1234567_基礎.pdf', 'X123○○○○○_基礎.pdf'],
		['A1000○○○○○_基礎.pdf', 'A1000○○○○○_基礎.pdf'],
	])('[S-17] %s is kept as %s', (fileName, kept) => {
		expect(keptFileName(fileName)).toBe(kept);
	});

	it('means the courses of its type, or those whose name has the word', () => {
		const basic = { courseName: '基礎訓練', courseType: 'basic' };
		const special = { courseName: '社福特殊訓練', courseType: 'special' };
		const meant = (course: string) => coursesMeant({ nationalId: 'A123456789', course }, [basic, special]);
		expect(meant('')).toEqual([basic, special]);
		expect(meant('基礎')).toEqual([basic]);
		expect(meant('特殊訓練')).toEqual([special]);
		expect(meant('社福')).toEqual([special]);
		expect(meant('救護')).toEqual([]);
	});
});
