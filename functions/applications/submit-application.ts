import type { StaffActor } from '#platform/access/actor.ts';
import { DomainError } from '#platform/errors.ts';
import type { FieldError } from '#shared/contract/problem.ts';
import type { Application } from '#shared/contract/applications.ts';
import { organizationLevelLabels } from '#shared/domain/organizations/level.ts';
import { reviewNumberAt } from '#shared/values/review-number.ts';
import { countChanges } from './application-counter.ts';
import type { ApplicationDependencies } from './application-dependencies.ts';
import type { ApplicationForm } from './application-form.repository.ts';
import { applicationType } from './application-types.ts';
import type { ApplicationHead } from './application.repository.ts';
import { fromFreshReading, StaleReading } from '#functions/volunteers/stale-reading.ts';
import { showApplication } from './read-application.ts';
import { openApplicationClaim } from './record-book/open-application.ts';
import { recordBookSubject } from './record-book/record-book-subject.ts';
import { requireAction } from './require-application.ts';
import { withdrawalStation } from './station.repository.ts';

const numberTries = 5;

/**
 * 確認送審 (F-03): checks the form and the eligibility, locks the form, and starts the review of a new round from the
 * first station (M-01).
 *
 * @throws DomainError `application.not-eligible` naming each unmet condition, `request.invalid` naming each gap
 */
export async function submitApplication(
	deps: ApplicationDependencies,
	actor: StaffActor,
	applicationId: string,
	input: { revision: number },
): Promise<Application> {
	const head = await requireAction(deps, actor, applicationId, 'submit', 'application.not-editable');
	await deps.standings.requireMaintained(actor, head.volunteerId);
	const form = await deps.forms.get(applicationId);
	if (!form) throw new DomainError('application.not-found');
	requireComplete(form);
	await fromFreshReading(() => send(deps, actor, { ...head, revision: input.revision }, form));
	return showApplication(deps, actor, applicationId);
}

/** Judges and writes; the write holds only while the person's training is what was judged. */
async function send(
	deps: ApplicationDependencies,
	actor: StaffActor,
	head: ApplicationHead,
	form: ApplicationForm,
): Promise<void> {
	const { applicationId } = head;
	const member = await deps.members.memberships.get(
		{ volunteerId: head.volunteerId, unitId: head.memberUnitId },
		true,
	);
	const subject = await recordBookSubject(deps, { ...head, unitId: head.memberUnitId });
	const unmet = subject.conditions.filter((condition) => !condition.met);
	if (unmet.length > 0) {
		throw new DomainError('application.not-eligible', {
			detail: `尚未符合：${unmet.map((condition) => `${condition.label}（${condition.detail}）`).join('；')}`,
			errors: unmet.map((condition) => ({
				field: `conditions.${condition.code}`,
				label: condition.label,
				message: condition.detail,
			})),
		});
	}
	const returnedTask = head.status === 'returned' ? await deps.tasks.get(applicationId) : undefined;
	for (let attempt = 0; ; attempt += 1) {
		// Two submits in one millisecond would share their number: the later one takes the next millisecond.
		const now = new Date(deps.clock().getTime() + attempt);
		const number = head.number ?? reviewNumberAt(now);
		const { pendingOutcome: _outcome, decidedAt: _decided, ...rest } = head;
		const after: ApplicationHead = {
			...rest,
			number,
			status: 'in-review',
			round: head.round + 1,
			stageIndex: 0,
			submittedBy: actor.accountId,
			submittedAt: now.toISOString(),
		};
		try {
			await deps.transact([
				deps.applications.replaceChange(head, after),
				deps.forms.putChange({ ...form, subject }),
				deps.stations.createChange({
					applicationId,
					round: after.round,
					station: 0,
					role: `申請人（${organizationLevelLabels[actor.level]}）`,
					accountId: actor.accountId,
					person: actor.name,
					at: now.toISOString(),
					result: 'submit',
				}),
				...(head.number === undefined
					? [deps.uniqueness.claim('review-number', number, applicationId, () => new NumberTaken())]
					: []),
				...(returnedTask ? deps.tasks.closeChanges(returnedTask) : []),
				...(await applicationType(deps.types, head.item).statusChanges(after, member)),
				deps.outbox.entry({
					kind: 'workflow.start',
					machine: 'approval',
					name: `${applicationId}-${after.round}`,
					input: { applicationId, round: after.round, stages: after.stages },
				}),
				deps.audit.entry({
					actor,
					action: 'application.submit',
					subject: { type: 'application', id: applicationId },
				}),
			]);
			return;
		} catch (error) {
			if (!(error instanceof NumberTaken) || attempt === numberTries) throw error;
		}
	}
}

class NumberTaken extends Error {
	override readonly name = 'NumberTaken';
}

function requireComplete(form: ApplicationForm): void {
	const errors: FieldError[] = [];
	if (!form.photo) errors.push({ field: 'photoUploadId', label: '上傳大頭照', message: '請上傳大頭照' });
	if (!form.contactName) errors.push({ field: 'contactName', label: '承辦人', message: '請填寫承辦人' });
	if (!form.contactPhone)
		errors.push({ field: 'contactPhone', label: '聯絡電話', message: '請填寫聯絡電話' });
	if (!form.contactEmail) errors.push({ field: 'contactEmail', label: 'Email', message: '請填寫電子信箱' });
	if (errors.length > 0) throw new DomainError('request.invalid', { errors });
}

/** 取消申請: before the first station of the round has decided, or instead of sending a returned form again. */
export async function withdrawApplication(
	deps: ApplicationDependencies,
	actor: StaffActor,
	applicationId: string,
	input: { revision: number },
): Promise<Application> {
	await fromFreshReading(() => takeBack(deps, actor, applicationId, input.revision));
	return showApplication(deps, actor, applicationId);
}

async function takeBack(
	deps: ApplicationDependencies,
	actor: StaffActor,
	applicationId: string,
	revision: number,
): Promise<void> {
	const head = await requireAction(deps, actor, applicationId, 'withdraw', 'application.not-withdrawable');
	const [task, stage] = await Promise.all([
		deps.tasks.get(applicationId),
		deps.openStages.get(applicationId),
	]);
	const at = deps.clock().toISOString();
	const { stageIndex: _stage, ...rest } = head;
	const after: ApplicationHead = { ...rest, status: 'withdrawn', decidedAt: at };
	const inReview = head.status === 'in-review';
	// The workflow may open the station between the two readings, or between them and the write.
	const opened = () => new StaleReading();
	if (inReview && Boolean(task) !== Boolean(stage)) throw opened();
	await deps.transact([
		deps.applications.replaceChange({ ...head, revision }, after),
		...(task ? deps.tasks.closeChanges(task) : []),
		// The waiting execution is let go; closing finds the application withdrawn and does nothing.
		...(stage
			? [
					deps.openStages.deleteChange(stage, opened),
					deps.outbox.entry({
						kind: 'workflow.resume',
						taskToken: deps.openStages.tokenOf(stage),
						output: { result: 'return' },
					}),
				]
			: [deps.openStages.absentChange(applicationId, opened)]),
		...(inReview && !stage && head.round === 1 ? countChanges(deps, head) : []),
		deps.uniqueness.release(openApplicationClaim, head.volunteerId, applicationId),
		deps.stations.createChange({
			applicationId,
			round: head.round,
			station: withdrawalStation,
			role: `申請人（${organizationLevelLabels[actor.level]}）`,
			accountId: actor.accountId,
			person: actor.name,
			at,
			result: 'withdraw',
		}),
		...(await applicationType(deps.types, head.item).statusChanges(after)),
		deps.audit.entry({
			actor,
			action: 'application.withdraw',
			subject: { type: 'application', id: applicationId },
		}),
	]);
}
