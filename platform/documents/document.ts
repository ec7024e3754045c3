/** An official document as data: what stands in it, never how it looks. `toDocx` and `toPdf` lay it out. */
export interface OfficialDocument {
  /** Mark of the issuing body, printed in red above the red line. Without it the page has no red head. */
  readonly issuingMark?: string;
  /** Number of the document. */
  readonly documentNumber?: string;
  /** Only for documents that go to a higher body; stands beside the number. */
  readonly signer?: string;
  /** A line feed in it breaks the line there; otherwise a long title is divided into even lines. */
  readonly title: string;
  /** To whom it goes, without the colon. */
  readonly addressee?: string;
  readonly blocks: readonly Block[];
  /** Names of the attachments, without numbers. */
  readonly attachments?: readonly string[];
  readonly signature?: Signature;
  /** Remarks below the date, without brackets. */
  readonly notes?: readonly string[];
  /** Who gets a copy; stands at the foot of the last page. */
  readonly copies?: readonly string[];
  /** Printed on every page in the header, in vermilion. */
  readonly mark?: string;
  readonly qr?: QrBlock;
  /** Goes into the properties of the PDF: the same document gives the same bytes. */
  readonly createdAt: Date;
}

export type Block = Paragraph | Heading | Table;

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
}

/** Numbered by its level and place; the text comes without a number. */
export interface Heading {
  readonly kind: 'heading';
  readonly level: HeadingLevel;
  readonly text: string;
}

export type HeadingLevel = 1 | 2 | 3 | 4;

/** The row of column titles is repeated on every page; where all titles are empty it is left out. */
export interface Table {
  readonly kind: 'table';
  readonly caption?: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
}

export interface TableColumn {
  readonly title: string;
  /** Its part of the width in relation to the other columns. */
  readonly share: number;
  readonly align: Alignment;
}

export type Alignment = 'left' | 'center' | 'right';

export interface Signature {
  readonly body: string;
  /** `YYYY-MM-DD`; left out while the document is a draft. */
  readonly date?: string;
}

export interface QrBlock {
  readonly text: string;
  readonly caption: string;
}
