import { systemActor } from '#platform/access/actor.ts';
import { backoff, type Backoff } from '#platform/backoff.ts';
import type { Change } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import { mailSubject } from '#platform/mail/site-mail.ts';
import { StaleReading } from '#functions/volunteers/stale-reading.ts';
import type { ApplicationDependencies } from './application-dependencies.ts';
import { applicationType } from './application-types.ts';
import type { ApplicationHead, Outcome } from './application.repository.ts';
import { openApplicationClaim } from './record-book/open-application.ts';

type Dependencies = Pick<
	ApplicationDependencies,
	| 'applications'
	| 'audit'
	| 'adminOrigin'
	| 'cityName'
	| 'clock'
	| 'directory'
	| 'forms'
	| 'outbox'
	| 'stations'
	| 'tasks'
	| 'transact'
	| 'types'
	| 'uniqueness'
>;

export interface CloseInput {
	applicationId: string;
	round: number;
	outcome: Outcome;
}

/** Others draw numbers too. After that the state machine begins anew, a while later (infra/state-machines). */
const drawTries = 12;

/**
 * The end of the workflow: the approval issues what it is for (W-04), 否決 ends the form, 退回 puts it into the
 * applicant's 待辦事項 (W-15). An application that is closed already is left alone, so the task may be retried.
 */
export async function closeApplication(
	deps: Dependencies,
	input: CloseInput,
	pause: Backoff = backoff,
): Promise<void> {
	for (let attempt = 1; ; attempt += 1) {
		const head = await deps.applications.get(input.applicationId);
		if (head?.round !== input.round || head.status !== 'in-review') return;
		try {
			await deps.transact(await closing(deps, head, input.outcome));
			return;
		} catch (error) {
			const outrun =
				error instanceof StaleReading || (error instanceof DomainError && error.code === 'request.conflict');
			if (!outrun || attempt === drawTries) throw error;
			await pause(attempt);
		}
	}
}

async function closing(deps: Dependencies, head: ApplicationHead, outcome: Outcome): Promise<Change[]> {
	const { applicationId } = head;
	const at = deps.clock().toISOString();
	const { pendingOutcome: _pending, stageIndex: _stage, ...rest } = head;
	const type = applicationType(deps.types, head.item);
	const issue = outcome === 'approved' ? await type.issue(head) : { changes: [], head: {}, mails: [] };
	const after: ApplicationHead = { ...rest, ...issue.head, status: outcome, decidedAt: at };
	const over = outcome !== 'returned';
	return [
		deps.applications.replaceChange(head, after),
		...issue.changes,
		// The issue writes the applicant's lists itself when it touches the same records.
		...(outcome === 'approved' ? [] : await type.statusChanges(after)),
		...(over ? [deps.uniqueness.release(openApplicationClaim, head.volunteerId, applicationId)] : []),
		...(over ? [] : deps.tasks.openChanges(returnedTask(after, at))),
		...issue.mails.map((mail) => deps.outbox.entry({ kind: 'mail.send', ...mail })),
		...(await contactMails(deps, after)),
		deps.audit.entry({
			actor: systemActor('approval'),
			action: `application.${outcome}`,
			subject: { type: 'application', id: applicationId },
		}),
	];
}

function returnedTask(head: ApplicationHead, at: string) {
	return {
		applicationId: head.applicationId,
		queueId: head.applicantPath.slice(head.applicantPath.lastIndexOf('/') + 1),
		task: 'returned' as const,
		openedAt: at,
		number: head.number ?? '',
		item: head.item,
		applicant: head.applicant,
		summary: head.summary,
		submittedAt: head.submittedAt ?? at,
		revision: head.revision + 1,
		round: head.round,
	};
}

const outcomeLabels: Record<Outcome, string> = {
	approved: '審核通過',
	rejected: '否決',
	returned: '退回申請人',
};

/** F-18: the applicant's contact is told instead of being telephoned. */
async function contactMails(deps: Dependencies, head: ApplicationHead): Promise<Change[]> {
	const form = await deps.forms.get(head.applicationId);
	if (!form?.contactEmail) return [];
	const stations = await deps.stations.list(head.applicationId);
	const last = stations.filter((station) => station.round === head.round && station.station > 0).at(-1);
	const deciding = last && head.stages[last.station - 1]?.organizationId;
	const office = (await deps.directory.names([deciding]))(deciding)?.name;
	const result = outcomeLabels[head.status as Outcome];
	return [
		deps.outbox.entry({
			kind: 'mail.send',
			to: form.contactEmail,
			subject: mailSubject(deps.cityName, `${head.summary}：${result}`),
			text: [
				`${form.contactName ?? '承辦人'} 您好：`,
				'',
				`審核單編號：${head.number ?? ''}`,
				`摘要：${head.summary}`,
				`審核結果：${result}`,
				...(office ? [`審核單位：${office}`] : []),
				...(last?.opinion ? [`審核意見：${last.opinion}`] : []),
				...(head.bookNumber ? [`紀錄冊號：${head.bookNumber}`] : []),
				'',
				`申請單內容：${deps.adminOrigin}/reviews/${head.applicationId}`,
			].join('\n'),
		}),
	];
}
