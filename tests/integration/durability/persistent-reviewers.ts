import { setTimeout as sleep } from 'node:timers/promises';
import type { Application } from '#shared/contract/applications.ts';
import { ProblemAnswer, type ApiCaller } from '#tests/support/api-caller.ts';

/** What the API has said yes to, and must therefore never forget. */
export interface Acknowledged {
	applicationId: string;
	/** 0 for the submit, then the reviewers. */
	station: number;
	opinion?: string;
}

/** So many answers without getting on mean that something is lost; a server that is down does not count. */
const patience = 1500;

/** True for what a person meets when the server goes down or somebody was quicker: look again, then try again. */
function isPassing(error: unknown): boolean {
	if (!(error instanceof ProblemAnswer)) return true;
	const { status } = error.problem;
	return status >= 500 || status === 409;
}

/**
 * People at their browsers while the server keeps dying: each reads the form again, acts if it still is their turn, and
 * notes what was acknowledged.
 */
export function persistentReviewers(
	callers: Record<'team' | 'unit' | 'purpose', ApiCaller>,
	onWrite: () => void,
) {
	const acknowledged: Acknowledged[] = [];
	let tries = 0;

	/** Until `attempt` says that it is done. */
	async function persist(what: string, attempt: () => Promise<boolean>): Promise<void> {
		let last: unknown;
		let answers = 0;
		while (answers < patience) {
			try {
				if (await attempt()) return;
				answers += 1;
			} catch (error) {
				if (!isPassing(error)) throw error;
				if (error instanceof ProblemAnswer) answers += 1;
				last = error;
			}
			await sleep(40);
		}
		throw new Error(`In vain: ${what}`, { cause: last });
	}

	const read = (who: ApiCaller, applicationId: string) =>
		who.expect<Application>('GET', `/api/applications/${applicationId}`);

	function submit(applicationId: string): Promise<void> {
		return persist(`submit ${applicationId}`, async () => {
			const { status, revision } = await read(callers.team, applicationId);
			if (status !== 'draft') return true;
			onWrite();
			await callers.team.expect('POST', `/api/applications/${applicationId}/submissions`, { revision });
			acknowledged.push({ applicationId, station: 0 });
			return true;
		});
	}

	function approve(node: 'unit' | 'purpose', station: number, applicationId: string): Promise<void> {
		return persist(`${node} approves ${applicationId}`, async () => {
			const { history, revision, allowedActions } = await read(callers[node], applicationId);
			if (history.some((line) => line.station === station && line.at !== undefined)) return true;
			if (!allowedActions.includes('review')) return false;
			tries += 1;
			const opinion = `第 ${tries} 次嘗試`;
			onWrite();
			const body = { revision, result: 'approve', opinion };
			await callers[node].expect('POST', `/api/applications/${applicationId}/decisions`, body);
			acknowledged.push({ applicationId, station, opinion });
			return true;
		});
	}

	return {
		acknowledged,
		/** Submit → unit → purpose authority, and the end of the review. */
		async bringThrough(applicationId: string): Promise<void> {
			await submit(applicationId);
			await approve('unit', 1, applicationId);
			await approve('purpose', 2, applicationId);
			await persist(`${applicationId} is closed`, async () => {
				const { status } = await read(callers.team, applicationId);
				return status === 'approved';
			});
		},
	};
}
