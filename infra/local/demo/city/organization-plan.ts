import type { ServiceCategory } from '#shared/codes/service-categories.ts';
import type { Address } from '#shared/contract/common.ts';
import type { UnitProfile } from '#shared/contract/units.ts';
import type { OrganizationLevel } from '#shared/domain/organizations/level.ts';
import { chanceOf, demoId } from '../random.ts';
import { districtNames, officeAddress, shortCityName } from './city-places.ts';
import { unitProfile } from './unit-profile.ts';

/** A node of the demo city before it is stored. */
export interface PlannedOrganization {
	id: string;
	level: OrganizationLevel;
	/** What logins and seeds call it: `social`, `social-1`, `social-1-2`, `social-1-2-1`. */
	key: string;
	name: string;
	parent?: PlannedOrganization;
	category?: ServiceCategory;
	phone?: string;
	address?: Address;
	/** Master data of a unit; a few have not filled it in yet. */
	profile?: UnitProfile;
}

interface Bureau {
	key: string;
	name: string;
	category: ServiceCategory;
	units: readonly string[];
	teams: readonly string[];
}

/** `{市}` is the city's short name, `{區}` one of its districts. */
const bureaus: readonly Bureau[] = [
	{
		key: 'social',
		name: '社會局',
		category: '01',
		units: ['{市}長青關懷協會', '暖陽社會福利基金會', '{區}老人文康活動中心', '心路家庭支持協會'],
		teams: ['關懷訪視隊', '送餐服務隊', '據點陪伴隊'],
	},
	{
		key: 'environment',
		name: '環境保護局',
		category: '02',
		units: ['清淨家園環境保護協會', '{市}河川守護協會'],
		teams: ['巡守隊', '資源回收隊', '環境教育隊'],
	},
	{
		key: 'education',
		name: '教育局',
		category: '03',
		units: ['{區}青禾國民小學', '{區}向陽國民中學', '晨星家庭教育中心'],
		teams: ['導護志工隊', '圖書志工隊', '課輔志工隊'],
	},
	{
		key: 'health',
		name: '衛生局',
		category: '04',
		units: ['安禾綜合醫院', '{區}衛生所', '{市}健康促進協會'],
		teams: ['門診引導隊', '病房關懷隊', '健康宣導隊'],
	},
	{
		key: 'culture',
		name: '文化局',
		category: '05',
		units: ['{市}立圖書館{區}分館', '光影藝文基金會', '{市}地方文史協會'],
		teams: ['流通服務隊', '故事志工隊', '展場導覽隊'],
	},
	{
		key: 'civil',
		name: '民政局',
		category: '08',
		units: ['{區}公所', '新住民互助協會'],
		teams: ['櫃檯服務隊', '社區服務隊'],
	},
	{
		key: 'tourism',
		name: '觀光旅遊局',
		category: '11',
		units: ['{區}旅遊服務中心', '{市}步道解說協會'],
		teams: ['諮詢服務隊', '導覽解說隊'],
	},
	{
		key: 'fire',
		name: '消防局',
		category: '21',
		units: ['防火防災宣導協會'],
		teams: ['防災宣導隊', '救護協勤隊'],
	},
];

/** Beyond the units that have names of their own, as the benchmark needs them. */
const furtherNames = '同心 樂活 博愛 慈光 青山 和風 希望 永續 聚善 明德 群英 春暉 福田 禾光 山海 晴空'.split(
	' ',
);
const furtherKinds = ['協會', '基金會', '社區發展協會', '服務協進會'];

const squadNames = ['第一小隊', '第二小隊', '第三小隊'];
const foundedOn = '2012-01-01';

export const demoUnitCount = bureaus.reduce((sum, { units }) => sum + units.length, 0);

/** The organisation tree, parents before children; with `unitCount` above 20 each bureau gets further units. */
export function organizationPlan(cityName: string, unitCount = demoUnitCount): PlannedOrganization[] {
	const districts = districtNames(cityName);
	const nodes: PlannedOrganization[] = [];
	function add(fields: Omit<PlannedOrganization, 'id'>): PlannedOrganization {
		const chance = chanceOf('organization', fields.key);
		const node = {
			...fields,
			id: demoId(foundedOn, 'organization', fields.key),
			...((fields.level === 'unit' || fields.level === 'purpose') && {
				phone: `03-${chance.int(300, 499)}${String(chance.int(0, 9999)).padStart(4, '0')}`,
				address: officeAddress(chance, cityName, chance.pick(districts)),
			}),
			...(fields.level === 'unit' && unitProfile(fields.key)),
		};
		nodes.push(node);
		return node;
	}
	const governing = add({ key: 'city', level: 'governing', name: `${cityName}政府` });
	for (const [place, bureau] of bureaus.entries()) {
		const purpose = add({
			key: bureau.key,
			level: 'purpose',
			name: `${cityName}政府${bureau.name}`,
			parent: governing,
			category: bureau.category,
		});
		for (const [index, name] of unitNames(bureau, place, cityName, districts, unitCount).entries()) {
			const unit = add({
				key: `${bureau.key}-${index + 1}`,
				level: 'unit',
				name,
				parent: purpose,
				category: bureau.category,
			});
			addTeams(add, unit, bureau);
		}
	}
	return nodes;
}

function unitNames(
	bureau: Bureau,
	place: number,
	cityName: string,
	districts: readonly string[],
	unitCount: number,
): string[] {
	const own = bureau.units.map((pattern, index) =>
		pattern
			.replace('{市}立', `${cityName}立`)
			.replace('{市}', shortCityName(cityName))
			.replace('{區}', districts[(place * 3 + index) % districts.length] ?? ''),
	);
	const further = Math.max(0, unitCount - demoUnitCount);
	const share = Math.floor(further / bureaus.length) + (place < further % bureaus.length ? 1 : 0);
	const added = Array.from({ length: share }, (_, index) => {
		const district = districts[index % districts.length] ?? '';
		const name = furtherNames[Math.floor(index / districts.length) % furtherNames.length] ?? '';
		const kind =
			furtherKinds[Math.floor(index / (districts.length * furtherNames.length)) % furtherKinds.length] ?? '';
		return `${district}${name}${kind}`;
	});
	return [...own, ...added];
}

function addTeams(
	add: (fields: Omit<PlannedOrganization, 'id'>) => PlannedOrganization,
	unit: PlannedOrganization,
	bureau: Bureau,
): void {
	const chance = chanceOf('teams', unit.key);
	// The first unit is the one of the demo accounts: it has every team, and squads below the first.
	const demoUnit = unit.key === 'social-1';
	const teams = bureau.teams.slice(0, demoUnit ? bureau.teams.length : chance.int(1, bureau.teams.length));
	for (const [teamIndex, teamName] of teams.entries()) {
		const team = add({ key: `${unit.key}-${teamIndex + 1}`, level: 'team', name: teamName, parent: unit });
		const squads =
			demoUnit && teamIndex === 0
				? 2
				: chance.weighted([
						[0, 6],
						[2, 3],
						[3, 1],
					]);
		for (const [squadIndex, squadName] of squadNames.slice(0, squads).entries()) {
			add({ key: `${team.key}-${squadIndex + 1}`, level: 'squad', name: squadName, parent: team });
		}
	}
}
