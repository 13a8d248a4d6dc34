import { expect, it } from 'vitest';
import { trainingCreateSchema } from '#shared/contract/training.ts';

const course = {
	volunteerId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
	unitId: '01ARZ3NDEKTSV4RRFFQ69G5FAW',
	courseType: 'basic',
	category: '01',
	courseName: '志願服務基礎訓練',
	provider: '社會局',
	hours: 6,
	startDate: '2025-03-01',
	endDate: '2025-03-02',
};
const approval = { approvedOn: '2025-02-01', approvalNumber: '府社字第1140000001號' };

it.each([
	['neither date nor number', {}, ['approvedOn', 'approvalNumber']],
	['only the date', { approvedOn: approval.approvedOn }, ['approvalNumber']],
	['both', approval, []],
	['the tick that the unit has none', { withoutApproval: true }, []],
])('[X-14][E-21] a course with %s lacks %j', (_case, given, missing) => {
	const { error } = trainingCreateSchema.safeParse({ ...course, ...given });
	expect(error?.issues.map(({ path }) => path.join('.')) ?? []).toEqual(missing);
});
