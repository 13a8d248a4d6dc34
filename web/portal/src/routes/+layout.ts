// Pages are rendered at build time; what belongs to a visitor is loaded in the browser. Folders become
// `about/index.html`, which CloudFront and the local gateway serve without rewriting `.html`.
export const prerender = true;
export const trailingSlash = 'always';
