import type { StaffActor } from '#platform/access/actor.ts';
import { DomainError } from '#platform/errors.ts';
import type { StartJob } from '#functions/jobs/start-job.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import { labelOfMembershipStatus } from '#shared/codes/membership-statuses.ts';
import type { RouteRequest } from '#shared/contract/define-route.ts';
import type { hoursContract } from '#shared/contract/hours.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { lacksExportPeriod } from '#shared/domain/hours/export-period.ts';
import { maskNationalId } from '#shared/values/masking.ts';
import { normalizeNationalId } from '#shared/values/national-id.ts';
import { formatRocDate } from '#shared/values/roc-date.ts';

export type HoursExportInput = RouteRequest<(typeof hoursContract)['exportEntries']>['body'];

/** Starts 匯出明細 of 志工服務時數管理 with the filters of the page (H-02); the steps are in `spreadsheet/`. */
export async function exportEntries(
	deps: { directory: Directory; startJob: StartJob },
	actor: StaffActor,
	input: HoursExportInput,
): Promise<Job> {
	const { organizationId, name, nationalId, status, from, until } = input;
	const scope = await deps.directory.scopeFor(actor, organizationId);
	if (lacksExportPeriod({ level: scope.level, nationalId, from, until })) {
		throw new DomainError('hours.export-period-required', {
			errors: (['from', 'until'] as const)
				.filter((field) => !input[field])
				.map((field) => ({ field, message: '請填寫服務起訖' })),
		});
	}
	const organization = await deps.directory.find(scope.organizationId);
	return deps.startJob(actor, {
		kind: 'hours.export',
		input,
		facts: [
			{ label: '所屬組織', after: organization?.name },
			{ label: '姓名', after: name || undefined },
			{ label: '身分證字號', after: nationalId && maskNationalId(normalizeNationalId(nationalId)) },
			{ label: '運用單位狀態', after: status && labelOfMembershipStatus(status) },
			{ label: '服務時間[起]', after: from && formatRocDate(from) },
			{ label: '服務時間[訖]', after: until && formatRocDate(until) },
		].filter(({ after }) => after !== undefined && after !== ''),
	});
}
