/** The two databases that every migration and statement must fit. MariaDB stands for any engine of the MySQL protocol. */
export type Dialect = 'sqlite' | 'mariadb';
