import { en } from './en.ts';
import { useWords } from './ui-language.ts';
import { zhHant, type UiText } from './zh-hant.ts';

const words = { 'zh-Hant': zhHant, en };

/** The words of the current language. Call the result where a word is used, so that a change of language shows. */
export function useUiText(): () => UiText {
	return useWords(words);
}
