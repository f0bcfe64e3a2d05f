import type { ReactNode } from 'react';
import {
  Cell,
  Column,
  Row,
  Table as AriaTable,
  TableBody,
  TableHeader,
  type SortDescriptor,
} from 'react-aria-components/Table';
import { Icon } from './icon.tsx';
import styles from './table.module.css';

export type { SortDescriptor };

export interface TableColumn<Item> {
  id: string;
  label: string;
  render: (item: Item) => ReactNode;
  /** Names the row to a screen reader; the first column does where none is marked. */
  isRowHeader?: boolean;
  /** Right-aligned in tabular figures. */
  isNumber?: boolean;
  isSortable?: boolean;
  /** Left out on a phone. */
  isMinor?: boolean;
  /** A CSS width; the rest is shared. */
  width?: string;
}

export interface TableProps<Item> {
  label: string;
  columns: readonly TableColumn<Item>[];
  items: readonly Item[];
  idOf: (item: Item) => string;
  /** A row then opens it. */
  hrefOf?: (item: Item) => string | undefined;
  sort?: SortDescriptor;
  onSort?: (sort: SortDescriptor) => void;
  empty?: ReactNode;
}

export function Table<Item extends object>(props: TableProps<Item>): ReactNode {
  const { label, columns, items, idOf, hrefOf, sort, onSort, empty } = props;
  const rowHeader = columns.find((column) => column.isRowHeader)?.id ?? columns[0]?.id;
  return (
    <AriaTable
      aria-label={label}
      className={styles.table ?? ''}
      {...(sort === undefined ? {} : { sortDescriptor: sort })}
      {...(onSort === undefined ? {} : { onSortChange: onSort })}
    >
      <TableHeader>
        {columns.map((column) => (
          <Column
            key={column.id}
            id={column.id}
            isRowHeader={column.id === rowHeader}
            allowsSorting={column.isSortable ?? false}
            className={styles.column ?? ''}
            data-number={column.isNumber || undefined}
            data-minor={column.isMinor || undefined}
            {...(column.width === undefined ? {} : { style: { width: column.width } })}
          >
            {({ allowsSorting, sortDirection }) => (
              <span className={styles.name}>
                {column.label}
                {allowsSorting ? (
                  <span className={styles.sort} data-direction={sortDirection}>
                    <Icon name={sortDirection === 'ascending' ? 'up' : 'down'} size={16} />
                  </span>
                ) : null}
              </span>
            )}
          </Column>
        ))}
      </TableHeader>
      <TableBody renderEmptyState={() => empty}>
        {items.map((item) => {
          const href = hrefOf?.(item);
          return (
            <Row
              key={idOf(item)}
              id={idOf(item)}
              className={styles.row ?? ''}
              {...(href === undefined ? {} : { href })}
            >
              {columns.map((column) => (
                <Cell
                  key={column.id}
                  className={styles.cell ?? ''}
                  data-number={column.isNumber || undefined}
                  data-minor={column.isMinor || undefined}
                >
                  {column.render(item)}
                </Cell>
              ))}
            </Row>
          );
        })}
      </TableBody>
    </AriaTable>
  );
}
