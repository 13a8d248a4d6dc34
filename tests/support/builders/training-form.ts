import { trainingCreateSchema, type TrainingCreate } from '#shared/contract/training.ts';

let serial = 0;

/** A complete 教育訓練課程新增 form; no two are the same attendance. */
export function trainingForm(volunteerId: string, overrides: Partial<TrainingCreate> = {}): TrainingCreate {
	serial += 1;
	return trainingCreateSchema.parse({
		volunteerId,
		courseType: 'basic',
		category: '01',
		provider: '臺北e大',
		hours: 6,
		courseName: `志願服務內涵及倫理 ${serial}`,
		startDate: '2024-03-01',
		endDate: '2024-03-02',
		withoutApproval: true,
		...overrides,
	});
}
