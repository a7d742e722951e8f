namespace MigrationKit.Introspection;

/// <summary>How <c>pg_depend</c> names an object.</summary>
/// <param name="Catalog">The system catalog that it is in: <c>pg_class</c>.</param>
/// <param name="Oid">Its number there.</param>
/// <param name="Part">The number of a column, or 0 for the whole.</param>
/// <remarks>https://www.postgresql.org/docs/current/catalog-pg-depend.html</remarks>
internal readonly record struct CatalogAddress(string Catalog, uint Oid, int Part);
