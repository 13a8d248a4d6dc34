import { filesContainer } from '#functions/files/container.ts';
import { city, type City } from '#infra/local/demo/city/city.ts';
import { demoUnitCount } from '#infra/local/demo/city/organization-plan.ts';
import { staffPlan } from '#infra/local/demo/city/staff-plan.ts';
import { writeCity } from '#infra/local/demo/load/city-records.ts';
import type { FileWriter } from '#infra/local/demo/load/member-files.ts';
import { demoPassword } from '#infra/local/demo/logins.ts';
import type { Platform } from '#platform/container.ts';
import type { ObjectStore } from '#platform/objects/object-store.ts';

const volunteersPerUnit = 100;
/** Entries of service hours of everybody, as far as they have been volunteers for so long. */
const monthsOfService = 20;

/** The city that a benchmark of so many volunteers runs on: the demo's people, in as many units as they need. */
export function benchCity(volunteers: number): City {
	const units = Math.max(demoUnitCount, Math.ceil(volunteers / volunteersPerUnit));
	return city({ cityName: '桃園市', volunteers, units, monthsOfService });
}

/** The accounts of the filled table have no pictures, so that nothing is ever asked of it. */
const noObjects = new Proxy({} as ObjectStore, {
	get: (_store, name) => () =>
		Promise.reject(new TypeError(`the filled table has no objects: ${String(name)}`)),
});

/** Records of certificates without the pictures: without them nobody could be given hours (H-15). */
const recordsOnly: FileWriter = {
	keep: (fileId, name) => ({ fileId, name, size: 1, contentType: 'image/png' }),
	finish: async () => 0,
};

/**
 * Fills an empty table with the demo's own generator; the same number of volunteers gives the same city. There are
 * records of files but no files, and no application is under review. The logins are those of the demo.
 */
export async function fillTable(
	platform: Platform,
	{ volunteers, log = () => {} }: { volunteers: number; log?: (line: string) => void },
): Promise<{ city: City; items: number }> {
	const filled = benchCity(volunteers);
	const { items } = await writeCity({
		platform,
		uploads: filesContainer(platform, noObjects).uploads,
		city: filled,
		staff: staffPlan(filled.organizations),
		password: demoPassword,
		files: recordsOnly,
		progress: (written) => log(`  ${written} of ${volunteers} volunteers`),
	});
	return { city: filled, items };
}
