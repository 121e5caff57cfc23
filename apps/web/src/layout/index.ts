export { ActionColumn, type AllowedAction, type RefusedAction } from './actions.js';
export { assetUrl, CONTENT_SECURITY_POLICY, findAsset, listAssets, type Asset, type FoundAsset } from './assets.js';
export {
  Bar,
  CapBar,
  Legend,
  LegendLine,
  Swatch,
  type BarKind,
  type BarSegment,
  type BarSize,
  type LegendRow,
} from './bars.js';
export { CellField } from './cell-field.js';
export { CheckboxField, CheckboxGroup, RadioGroup, SelectField, type Option } from './choices.js';
export { Aside, Columns, Row, Stack, type ColumnSplit } from './columns.js';
export {
  DateField,
  FieldError,
  fieldId,
  FileField,
  MoneyField,
  TextArea,
  TextField,
  type FieldProps,
  type FieldWidth,
} from './fields.js';
export {
  countWord,
  daysLeftPhrase,
  formatAmount,
  formatDate,
  formatDateTime,
  formatEuro,
  formatFileSize,
  formatNumber,
  formatPercent,
  formatTime,
  formatWeekdayDate,
} from './formats.js';
export {
  ActionForm,
  ButtonLink,
  ButtonRow,
  errorLinks,
  ErrorSummary,
  Fieldset,
  HiddenField,
  SavedNote,
  SubmitButton,
  type ButtonLook,
  type ButtonProps,
  type FormError,
} from './forms.js';
export { Icon, RefusedIcon, StateIcon, type IconName, type StepState, type Tone } from './icons.js';
export {
  Badge,
  Chips,
  Facts,
  Mark,
  Pagination,
  Timeline,
  visiblePages,
  type Chip,
  type Fact,
  type TimelineEntry,
} from './lists.js';
export {
  BadRequestPage,
  MessagePage,
  NotAllowedPage,
  NotFoundPage,
  ServerErrorPage,
  SessionExpiredPage,
  type FrameProps,
} from './message-pages.js';
export { packageRoot } from './package-root.js';
export { PageHead, type PageHeadProps } from './page-head.js';
export { Page, renderPage, type Crumb, type NavItem, type PageProps, type SignedIn } from './page.js';
export { Accordion, Alert, EmptyState, HelpNote, Panel, RefusalPanel, Section, type Alternative } from './panels.js';
export { MiniSteps, StepLine, stepsUpTo, type Step } from './steps.js';
export {
  DenseTable,
  Sub,
  Totals,
  type DenseTableProps,
  type NarrowMode,
  type RowKind,
  type TableColumn,
  type TableRow,
  type TotalsRow,
} from './tables.js';
