import type { StaffActor } from '#platform/access/actor.ts';
import type { StartJob } from '#functions/jobs/start-job.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import { labelOfInsuranceStatus, labelOfRenewalStatus } from '#shared/codes/insurance-statuses.ts';
import type { RouteRequest } from '#shared/contract/define-route.ts';
import type { insuranceContract } from '#shared/contract/insurance.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { maskNationalId } from '#shared/values/masking.ts';
import { normalizeNationalId } from '#shared/values/national-id.ts';

export type CoversExportInput = RouteRequest<(typeof insuranceContract)['exportCovers']>['body'];

/** Starts 匯出名單(單位) of 志工保險管理 with the filters of the page (I-02); the steps are in `spreadsheet/`. */
export async function exportCovers(
	deps: { directory: Directory; startJob: StartJob },
	actor: StaffActor,
	input: CoversExportInput,
): Promise<Job> {
	const { organizationId, name, nationalId, status, renewal } = input;
	const scope = await deps.directory.scopeFor(actor, organizationId);
	const organization = await deps.directory.find(scope.organizationId);
	return deps.startJob(actor, {
		kind: 'insurance.export',
		input,
		facts: [
			{ label: '所屬組織', after: organization?.name },
			{ label: '姓名', after: name || undefined },
			{ label: '身分證字號', after: nationalId && maskNationalId(normalizeNationalId(nationalId)) },
			{ label: '保險狀態', after: status && labelOfInsuranceStatus(status) },
			{ label: '延續投保狀態', after: renewal && labelOfRenewalStatus(renewal) },
		].filter(({ after }) => after !== undefined && after !== ''),
	});
}
