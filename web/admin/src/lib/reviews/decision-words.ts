import type { ReviewResult } from '#shared/codes/review-results.ts';

/** What a decision will bring about, said before it is made (M-01, W-15). */
export function decisionConsequence(result: ReviewResult, isLastStation: boolean): string {
	if (result === 'reject') return '申請將被否決並結束；若要再申請，申請人須重新填寫新的申請單。';
	if (result === 'return') return '申請將退回給申請人修改；重新送審後，由第一站重新審核。';
	return isLastStation ? '這是最後一站，核准後申請即審核通過並自動取號發冊。' : '核准後將送往下一站審核。';
}
