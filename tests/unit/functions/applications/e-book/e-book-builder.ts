import type {
	AwardRow,
	EBookData,
	ServiceRow,
	TrainingRow,
} from '#functions/applications/e-book/e-book-data.ts';

/** A 2 × 2 pixel PNG, for photo and cover. */
export const picture = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGNoaGgAIgYIBQAZQgQBf7hQvwAAAABJRU5ErkJggg==',
	'base64',
);

export function serviceRow(change: Partial<ServiceRow> = {}): ServiceRow {
	return {
		item: '社區服務',
		content: '關懷訪視',
		period: { from: '2024-03-01', to: '2024-03-31' },
		hours: 65,
		effective: 65,
		unit: '測試運用單位',
		registrar: '陳美玲',
		...change,
	};
}

/** Rows that can be told apart by their unit. */
export function serviceRows(count: number): ServiceRow[] {
	return Array.from({ length: count }, (_, index) => serviceRow({ unit: `測試運用單位${index + 1}` }));
}

export function trainingRow(change: Partial<TrainingRow> = {}): TrainingRow {
	return {
		courseType: '基礎',
		hours: 60,
		period: { from: '2023-11-04', to: '2023-11-04' },
		provider: '志願服務推廣中心',
		courseName: '志工基礎訓練',
		...change,
	};
}

export const award: AwardRow = { name: '桃市獎勵', grade: '銅', rocYear: 114, applicant: '中壢區公所' };

/** A book with every part asked for and filled. */
export function eBookData(change: Partial<EBookData> = {}): EBookData {
	return {
		volunteer: { name: '王小明', nationalId: 'A100000001' },
		book: { number: '社字第00000012號', issuer: '桃園市政府社會局', issuedOn: '2024-03-08' },
		photo: picture,
		cover: picture,
		sections: {
			service: serviceRows(16),
			coreTraining: [trainingRow(), trainingRow({ courseType: '特殊', courseName: '社會福利類特殊訓練' })],
			otherTraining: [trainingRow({ courseType: '成長', courseName: '志工成長訓練', hours: 125 })],
			awards: [award],
		},
		...change,
	};
}
