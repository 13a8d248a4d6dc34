import { applicationsContract } from './applications.ts';
import { attendanceContract } from './attendance.ts';
import { certificatesContract } from './certificates.ts';
import { contentContract } from './content.ts';
import { filesContract } from './files.ts';
import { hoursContract } from './hours.ts';
import { identityContract } from './identity.ts';
import { insuranceContract } from './insurance.ts';
import { jobsContract } from './jobs.ts';
import { organizationsContract } from './organizations.ts';
import { recruitmentContract } from './recruitment.ts';
import { trainingContract } from './training.ts';
import { volunteersContract } from './volunteers.ts';

/** The whole HTTP API, by domain. One Lambda serves each domain under `/api/<domain>`. */
export const contract = {
	identity: identityContract,
	organizations: organizationsContract,
	volunteers: volunteersContract,
	training: trainingContract,
	applications: applicationsContract,
	hours: hoursContract,
	insurance: insuranceContract,
	certificates: certificatesContract,
	attendance: attendanceContract,
	recruitment: recruitmentContract,
	content: contentContract,
	files: filesContract,
	jobs: jobsContract,
} as const;

export type DomainName = keyof typeof contract;

export const domainNames = Object.keys(contract) as DomainName[];
