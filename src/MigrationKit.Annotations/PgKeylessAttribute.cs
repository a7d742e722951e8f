namespace MigrationKit;

/// <summary>Says that a table has no primary key, and is meant to have none.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PgKeylessAttribute : Attribute;
