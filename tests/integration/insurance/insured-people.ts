import { actOnCover } from '#functions/insurance/act-on-cover.ts';
import { insuranceContainer, type InsuranceContainer } from '#functions/insurance/container.ts';
import type { InsuranceCover } from '#functions/insurance/insurance-cover.repository.ts';
import type { StaffActor } from '#platform/access/actor.ts';
import type { Cover, CoverAction } from '#shared/contract/insurance.ts';
import type { VolunteerCreate } from '#shared/contract/volunteers.ts';
import type { CoverPeriod } from '#shared/domain/insurance/cover-course.ts';
import { staffAt } from '#tests/support/actors.ts';
import { city } from '#tests/support/builders/city.ts';
import { setupVolunteers, type VolunteersSetup } from '#tests/support/volunteers-setup.ts';

export const hospital = staffAt(city.hospital);
export const welfare = staffAt(city.welfare);

/** 保險期 of most tests; today is 2026-03-04. */
export const thisYear: CoverPeriod = { startDate: '2026-01-01', endDate: '2026-12-31' };

export interface InsuranceSetup extends VolunteersSetup {
	insurance: InsuranceContainer;
	/** A member of `hospital` whose book has an issuer, unless told. */
	member(overrides?: Partial<VolunteerCreate>): Promise<string>;
	cover(volunteerId: string, unitId?: string): Promise<InsuranceCover>;
	/** Presses a button as it is shown now. */
	press(
		actor: StaffActor,
		volunteerId: string,
		action: CoverAction,
		period?: CoverPeriod,
		acknowledged?: boolean,
	): Promise<Cover>;
	/** 新增加保 and 確認加保. */
	insure(volunteerId: string, period?: CoverPeriod): Promise<void>;
}

export async function setupInsurance(): Promise<InsuranceSetup> {
	const setup = await setupVolunteers();
	const insurance = insuranceContainer(setup.platform, setup.objects);

	/** With 紀錄冊發給單位 somebody comes with a book, which insurance asks for (I-14). */
	const add: typeof setup.add = async (overrides, actor) => {
		const added = await setup.add(overrides, actor);
		if (overrides?.recordBookIssuer) await setup.issueBook(added.volunteerId);
		return added;
	};

	async function cover(volunteerId: string, unitId = 'hospital'): Promise<InsuranceCover> {
		const found = await insurance.covers.get({ volunteerId, unitId });
		if (!found) throw new Error(`${volunteerId} has no cover in ${unitId}`);
		return found;
	}

	async function press(
		actor: StaffActor,
		volunteerId: string,
		action: CoverAction,
		period?: CoverPeriod,
		acknowledged?: boolean,
	) {
		const { unitId, revision } = await cover(volunteerId);
		return actOnCover(insurance, actor, { volunteerId, unitId }, { action, revision, period, acknowledged });
	}

	return {
		...setup,
		insurance,
		cover,
		press,
		add,
		async member(overrides = {}) {
			return (await add({ recordBookIssuer: '社會局', ...overrides })).volunteerId;
		},
		async insure(volunteerId, period = thisYear) {
			await press(hospital, volunteerId, 'enrol');
			await press(welfare, volunteerId, 'confirm-enrolment', period, true);
		},
	};
}
