/** The force of the text in the law's ink: 征求意见稿, 示例·不具效力. */
export function Seal({ word }: { readonly word: string }) {
  return <span className="seal">{word}</span>;
}
