import { describe, expect, it } from 'vitest';
import { uploadLimits } from '#shared/codes/upload-limits.ts';
import { formatFileSize } from '#ui/forms/file-size.ts';
import { admitFiles, countLimit } from '#ui/forms/upload-admission.ts';
import { zhHant } from '#ui/text/zh-hant.ts';

function setup(present = 0, maxCount = uploadLimits['training.certificate'].maxCount) {
	return { purpose: 'training.certificate', maxCount, present, text: zhHant } as const;
}
const pdf = { name: 'a.pdf', size: 100 };

describe('[U] files before they leave the browser', () => {
	it('admits a file of exactly the limit and refuses one byte more', () => {
		const { maxBytes } = uploadLimits['training.certificate'];
		expect(admitFiles([{ name: 'a.pdf', size: maxBytes }], setup()).admitted).toHaveLength(1);
		const tooLarge = admitFiles([{ name: 'a.pdf', size: maxBytes + 1 }], setup());
		expect(tooLarge).toEqual({ admitted: [], refusals: ['「a.pdf」檔案太大'] });
	});

	it('names each refused file and still takes the others', () => {
		const { admitted, refusals } = admitFiles(
			[{ name: 'b.exe', size: 1 }, pdf, { name: 'c.pdf', size: 0 }],
			setup(),
		);
		expect(admitted).toEqual([pdf]);
		expect(refusals).toEqual(['「b.exe」不接受這種檔案格式', '「c.pdf」檔案是空的，請重新選擇檔案']);
	});

	it('stops at the number that the field holds', () => {
		const { admitted, refusals } = admitFiles([pdf, pdf, pdf], setup(1, 3));
		expect(admitted).toHaveLength(2);
		expect(refusals).toEqual(['最多只能上傳 3 個檔案']);
	});

	it('puts a new file in place of the old where only one is held', () => {
		expect(admitFiles([pdf], setup(1, 1)).admitted).toEqual([pdf]);
	});

	it('lets a page ask for fewer than table U, never for more', () => {
		expect(countLimit('training.certificate', 2)).toBe(2);
		expect(countLimit('volunteer.photo', 5)).toBe(1);
	});
});

it.each([
	[1, '1 KB'],
	[235_000, '230 KB'],
	[5 * 1024 * 1024, '5 MB'],
	[2_411_725, '2.3 MB'],
])('shows %i bytes as %s', (bytes, shown) => {
	expect(formatFileSize(bytes)).toBe(shown);
});
