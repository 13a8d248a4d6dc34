import type { Platform } from '#platform/container.ts';

/** How far a load has come: `begun`, then all records are there, then everything is. */
const marks = ['begun', 'records', 'loaded'] as const;

type Mark = (typeof marks)[number];

const kind = 'demo-city';

export interface LoadProgress {
	state(): Promise<Mark | 'none'>;
	mark(reached: Mark): Promise<void>;
	/** True for the items that keep the progress itself. */
	isMark: (item: Record<string, unknown>) => boolean;
}

/** The progress is kept in the table itself, so that it goes where the data goes. */
export function progressOf({ uniqueness, transact }: Platform): LoadProgress {
	return {
		async state() {
			for (const mark of marks.toReversed()) {
				if ((await uniqueness.find(kind, mark)) !== undefined) return mark;
			}
			return 'none';
		},
		async mark(reached) {
			const refused = () => new Error('The demo city is being loaded by another process.');
			await transact([uniqueness.claim(kind, reached, kind, refused)]);
		},
		isMark: (item) => item['kind'] === kind,
	};
}
