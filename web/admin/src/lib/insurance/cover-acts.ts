import type { Cover, CoverAction, CoverOutcome } from '#shared/contract/insurance.ts';
import {
	coverRequests,
	type CoverConfirmation,
	type CoverRequest,
} from '#shared/domain/insurance/allowed-actions.ts';
import type { CoverPeriod } from '#shared/domain/insurance/cover-course.ts';
import { coverTransitions } from '#shared/domain/insurance/cover-states.ts';
import { unusualPeriod } from '#shared/domain/insurance/unusual-period.ts';
import { addDays, isIsoDate } from '#shared/values/iso-date.ts';
import { client } from '../api/client.ts';

/** A cover is known by its person and unit. */
export function coverKey({ volunteerId, unit }: Pick<Cover, 'volunteerId' | 'unit'>): string {
	return `${volunteerId} ${unit.id}`;
}

export function labelOfAct(action: CoverAction): string {
	return coverTransitions[action].label;
}

/** What the dialog has to ask for. */
export function askedPeriod(action: CoverAction): 'period' | 'renewal-period' | undefined {
	const transition = coverTransitions[action];
	return 'asks' in transition ? transition.asks : undefined;
}

/** What an act will bring about, said before it is done. */
export const consequences: Record<CoverAction, string> = {
	enrol: '將改為「待加保」，等待目的機關投保後確認。',
	'cancel-enrolment': '將取消加保申請，回到申請前的狀態。',
	'confirm-enrolment': '請先向保險公司完成投保。確認後改為「已加保」。',
	renew: '將改為「待續保」，等待目的機關續保後確認。',
	'cancel-renewal': '將取消續保，回到「尚未續保」；已確認的續保期間會一併移除。',
	'confirm-renewal': '請先向保險公司完成續保。確認後改為「已完成續保」，保險期結束後自動接續。',
	withdraw: '將改為「待退保」，等待目的機關退保後確認。',
	'cancel-withdrawal': '將取消退保申請，回到「已加保」。',
	'confirm-withdrawal': '請先向保險公司完成退保。確認後改為「已退保」，無法復原；須重新加保才能恢復保障。',
};

/** The buttons that any of the rows shows, each with the rows it is for. */
export function actsOf(covers: readonly Cover[]): [CoverAction, Cover[]][] {
	const acts = (Object.keys(consequences) as CoverAction[]).map((action): [CoverAction, Cover[]] => [
		action,
		covers.filter((cover) => cover.bookIssuerKnown && cover.allowedActions.includes(action)),
	]);
	return acts.filter(([, rows]) => rows.length > 0);
}

/** 續保期間 begins the day after 保險期, when all rows end on one day. */
export function suggestedStart(action: CoverAction, covers: readonly Cover[]): string {
	const ends = new Set(covers.map(({ period }) => period?.endDate));
	const [end] = ends;
	return action === 'confirm-renewal' && ends.size === 1 && end !== undefined ? addDays(end, 1) : '';
}

/** What is odd about a period for these rows (I-07, I-11), each thing once. */
export function concernsOf(action: CoverAction, covers: readonly Cover[], period: CoverPeriod): string[] {
	if (!isIsoDate(period.startDate) || !isIsoDate(period.endDate)) return [];
	return [...new Set(covers.flatMap((cover) => unusualPeriod(action, period, cover.period)))];
}

/** Presses the button for all rows; with one row, a refusal is thrown instead of told. */
export async function sendAct(
	action: CoverAction,
	covers: readonly Cover[],
	period?: CoverPeriod,
	acknowledged?: boolean,
): Promise<CoverOutcome[]> {
	const rows = covers.map(({ volunteerId, unit, revision }) => ({ volunteerId, unitId: unit.id, revision }));
	const [only] = rows;
	if (only === undefined) return [];
	if (rows.length > 1) {
		const answer = isRequest(action)
			? await client.insurance.requestBatch({ body: { action, items: rows } })
			: await client.insurance.confirmBatch({ body: { action, items: rows, period, acknowledged } });
		return answer.items;
	}
	const { revision, ...params } = only;
	if (isRequest(action)) await client.insurance.request({ params, body: { action, revision } });
	else await client.insurance.confirm({ params, body: { action, revision, period, acknowledged } });
	return [{ ...params, done: true }];
}

function isRequest(action: CoverRequest | CoverConfirmation): action is CoverRequest {
	return (coverRequests as readonly string[]).includes(action);
}
