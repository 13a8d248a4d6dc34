import type { ServiceCategory } from '#shared/codes/service-categories.ts';

/** 服務項目 with its 服務內容 (H-09), as units of a field write them. */
const work: Partial<Record<ServiceCategory, readonly (readonly [item: string, ...contents: string[]])[]>> = {
	'01': [
		['關懷訪視', '獨居長者電話問安', '長者居家訪視'],
		['送餐服務', '餐食配送', '餐食打包'],
		['據點服務', '共餐服務', '健康操帶領', '環境整理'],
	],
	'02': [
		['環境巡守', '河川水質巡查', '髒亂點通報'],
		['資源回收', '回收分類', '回收站輪值'],
	],
	'03': [
		['上下學導護', '早上導護', '放學導護'],
		['圖書服務', '書籍整理', '晨間說故事'],
		['學習輔導', '課後閱讀陪伴', '作業指導'],
	],
	'04': [
		['門診服務', '門診引導', '協助自動報到'],
		['病房服務', '病房關懷', '行動書車'],
	],
	'05': [
		['圖書流通', '書籍上架', '櫃檯服務'],
		['展演服務', '展場導覽', '觀眾引導'],
	],
	'08': [
		['為民服務', '櫃檯引導', '協助填寫表單'],
		['社區服務', '活動支援', '新住民陪伴'],
	],
	'11': [
		['旅遊諮詢', '旅客諮詢', '摺頁整理'],
		['導覽解說', '步道導覽', '老街導覽'],
	],
	'21': [
		['防火宣導', '居家訪視宣導', '校園宣導'],
		['協勤服務', '裝備整理', '後勤支援'],
	],
};

const general = [['行政支援', '活動支援', '文書整理']] as const;

export function serviceWork(
	category: ServiceCategory,
): readonly (readonly [item: string, ...contents: string[]])[] {
	return work[category] ?? general;
}
