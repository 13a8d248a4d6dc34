import type { StaffActor } from '#platform/access/actor.ts';
import type { StartJob } from '#functions/jobs/start-job.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import { labelOfMembershipStatus } from '#shared/codes/membership-statuses.ts';
import type { RouteRequest } from '#shared/contract/define-route.ts';
import type { Job } from '#shared/contract/jobs.ts';
import type { volunteersContract } from '#shared/contract/volunteers.ts';
import { maskNationalId } from '#shared/values/masking.ts';
import { normalizeNationalId } from '#shared/values/national-id.ts';

export type VolunteersExportInput = RouteRequest<(typeof volunteersContract)['exportVolunteers']>['body'];

/** Starts the 匯出 of 志工資料維護 with the filters of the page (V-04); the steps are in `spreadsheet/`. */
export async function exportVolunteers(
	deps: { directory: Directory; startJob: StartJob },
	actor: StaffActor,
	input: VolunteersExportInput,
): Promise<Job> {
	const { organizationId, name, nationalId, status } = input;
	const scope = await deps.directory.scopeFor(actor, organizationId);
	const organization = await deps.directory.find(scope.organizationId);
	return deps.startJob(actor, {
		kind: 'volunteers.export',
		input,
		facts: [
			{ label: '所屬組織', after: organization?.name },
			{ label: '姓名', after: name || undefined },
			{ label: '身分證字號', after: nationalId && maskNationalId(normalizeNationalId(nationalId)) },
			{ label: '運用單位狀態', after: status && labelOfMembershipStatus(status) },
		].filter(({ after }) => after !== undefined && after !== ''),
	});
}
