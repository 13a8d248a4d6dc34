import { codeSchema, labelIn, type CodeOf } from './code-table.ts';

export const jobStatuses = [
	{ code: 'waiting', label: '等候中', labelEn: 'waiting' },
	{ code: 'running', label: '處理中', labelEn: 'running' },
	{ code: 'done', label: '已完成', labelEn: 'done' },
	{ code: 'failed', label: '未完成', labelEn: 'failed' },
] as const;

export type JobStatus = CodeOf<typeof jobStatuses>;

export const jobStatusSchema = codeSchema(jobStatuses, '不明的作業狀態');

export function labelOfJobStatus(code: JobStatus): string {
	return labelIn(jobStatuses, code);
}

/** True when nothing will change any more. */
export function isJobOver(status: JobStatus): boolean {
	return status === 'done' || status === 'failed';
}
