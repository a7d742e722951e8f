using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations;

/// <summary>
/// The names that PostgreSQL gives to constraints and indexes which have none in their statement: a file of SQL means what it would mean to
/// psql. Shortened as the server does it: the longer of both parts first.
/// </summary>
/// <remarks>makeObjectName in PostgreSQL's src/backend/commands/indexcmds.c</remarks>
internal sealed class GeneratedNames
{
    private readonly HashSet<(string Schema, string Name)> _taken = [];

    public void Take(string schema, string name) => _taken.Add((schema, name));

    /// <summary><c>orders_customer_id_fkey</c>, with a number behind it where that is taken.</summary>
    public string Make(QualifiedName table, string? columns, string label)
    {
        for (var pass = 0; ; pass++)
        {
            var name = Join(table.Name, columns, pass == 0 ? label : label + pass);
            if (_taken.Add((table.Schema, name)))
            {
                return name;
            }
        }
    }

    /// <summary>The parts joined, as short as a name has to be.</summary>
    public static string Join(string first, string? second, string label)
    {
        var room = SqlIdentifier.MaxByteLength - SqlIdentifier.ByteLength(label) - (second is null ? 1 : 2);
        while (SqlIdentifier.ByteLength(first) + SqlIdentifier.ByteLength(second ?? "") > room)
        {
            if (SqlIdentifier.ByteLength(first) > SqlIdentifier.ByteLength(second ?? ""))
            {
                first = Shorter(first);
            }
            else
            {
                second = Shorter(second!);
            }
        }

        return first + "_" + (second is null ? "" : second + "_") + label;
    }

    private static string Shorter(string text) =>
        text.Substring(0, text.Length - (text.Length > 1 && char.IsSurrogatePair(text, text.Length - 2) ? 2 : 1));
}
