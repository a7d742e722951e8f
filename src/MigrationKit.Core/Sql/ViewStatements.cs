using MigrationKit.Core.Model;

namespace MigrationKit.Core.Sql;

internal sealed class ViewStatements() : DefinedStatements(ObjectKind.View, "VIEW");
