import type { Platform } from '#platform/container.ts';
import type { ObjectStore } from '#platform/objects/object-store.ts';
import { paperBookContainer } from '#functions/applications/record-book/container.ts';
import { hoursContainer } from '#functions/hours/container.ts';
import { hoursExport } from '#functions/hours/spreadsheet/hours-export.ts';
import { hoursImport } from '#functions/hours/spreadsheet/hours-import.ts';
import { coversContainer } from '#functions/insurance/container.ts';
import { coversExport } from '#functions/insurance/spreadsheet/covers-export.ts';
import { coversImport } from '#functions/insurance/spreadsheet/covers-import.ts';
import { trainingContainer } from '#functions/training/container.ts';
import { volunteersContainer } from '#functions/volunteers/container.ts';
import { volunteersExport } from '#functions/volunteers/spreadsheet/volunteers-export.ts';
import { candidatesExport } from '#functions/volunteers/teams/candidates-export.ts';
import { volunteersImport } from '#functions/volunteers/spreadsheet/volunteers-import.ts';
import { jobsContainer } from '../container.ts';
import type { JobKinds } from '../run-job-step.ts';
import { paperBooksImport } from './paper-books-import.ts';

/** What each kind of job does: one line for each, made by the domain that it belongs to. */
export function jobKindsOf(platform: Platform, objects: ObjectStore): JobKinds {
	const volunteers = volunteersContainer(platform, objects);
	const hours = hoursContainer(platform, objects);
	const covers = coversContainer(platform);
	const training = trainingContainer(platform, objects);
	const books = paperBookContainer(platform, objects);
	const jobs = jobsContainer(platform);
	return {
		'volunteers.export': volunteersExport(volunteers),
		'teams.export': candidatesExport(volunteers, 'team'),
		'squads.export': candidatesExport(volunteers, 'squad'),
		'volunteers.import': volunteersImport(volunteers, jobs),
		'paper-books.import': paperBooksImport({ volunteers, training, books, hours }, jobs),
		'hours.import': hoursImport(hours, jobs),
		'hours.export': hoursExport(hours),
		'insurance.export': coversExport(covers),
		'insurance.import': coversImport(covers, jobs),
	};
}
