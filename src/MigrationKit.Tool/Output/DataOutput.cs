using Spectre.Console;

namespace MigrationKit.Tool.Output;

/// <summary>
/// The text form of a result, on standard output: tables with lines and colour for a terminal, aligned columns for a pipe.
/// </summary>
internal sealed class DataOutput(ToolHost host)
{
    public void Line(string text) => host.Output.WriteLine(text);

    /// <summary>Text that ends its own last line.</summary>
    public void Text(string text) => host.Output.Write(text);

    public void Table(string[] columns, IReadOnlyList<Cell[]> rows)
    {
        if (host.IsOutputTerminal)
        {
            Drawn(columns, rows);
        }
        else
        {
            Aligned([columns, .. rows.Select(static row => row.Select(static cell => cell.Text).ToArray())]);
        }
    }

    private void Drawn(string[] columns, IReadOnlyList<Cell[]> rows)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns(columns);
        foreach (var row in rows)
        {
            table.AddRow(row.Select(static cell => new Text(cell.Text, cell.Color ?? Color.Default)));
        }

        Consoles.Create(host.Output, isTerminal: true, host).Write(table);
    }

    private void Aligned(IReadOnlyList<string[]> lines)
    {
        var widths = lines[0].Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        foreach (var line in lines)
        {
            host.Output.WriteLine(string.Join("  ", line.Select((text, column) => text.PadRight(widths[column]))).TrimEnd());
        }
    }
}
