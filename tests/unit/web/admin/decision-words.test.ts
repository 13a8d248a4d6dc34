import { expect, it } from 'vitest';
import { decisionConsequence } from '#admin/reviews/decision-words.ts';

it('[W-15] says what each decision brings about', () => {
	expect(decisionConsequence('approve', false)).toContain('下一站');
	expect(decisionConsequence('approve', true)).toContain('取號發冊');
	expect(decisionConsequence('return', false)).toContain('第一站');
	expect(decisionConsequence('reject', true)).toContain('結束');
});
