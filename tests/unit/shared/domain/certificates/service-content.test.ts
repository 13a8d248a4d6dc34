import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certificateRemarks } from '#shared/codes/certificate-remarks.ts';
import { readServiceContent, writeServiceContent } from '#shared/domain/certificates/service-content.ts';

const [diligent, careful] = certificateRemarks;

describe('服務內容', () => {
	it('[V-42] is made of the ticked remarks and of what was written besides', () => {
		const text = writeServiceContent({ remarks: ['careful', 'diligent'], other: '風雨無阻。' });
		expect(text).toBe(`${diligent.label}${careful.label}風雨無阻。`);
		expect(readServiceContent(text)).toEqual({ remarks: ['diligent', 'careful'], other: '風雨無阻。' });
	});

	it('[V-42] a remark that was edited is no longer ticked, and not lost', () => {
		const edited = diligent.label.replace('勤奮', '極為勤奮');
		expect(readServiceContent(edited)).toEqual({ remarks: [], other: edited });
	});

	it('[V-42] ticks come back as they were set, whatever else is written', () => {
		const codes = certificateRemarks.map(({ code }) => code);
		fc.assert(
			fc.property(fc.subarray(codes), fc.string({ maxLength: 20 }), (remarks, words) => {
				const other = words.trim();
				expect(readServiceContent(writeServiceContent({ remarks, other }))).toEqual({ remarks, other });
			}),
		);
	});
});
