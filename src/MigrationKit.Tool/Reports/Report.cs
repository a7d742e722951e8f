using System.Text.Json;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Reports;

/// <summary>The result of a command and its two forms. The JSON is a contract, described in README.md beside the project file.</summary>
internal abstract class Report
{
    /// <summary>Whether there is something to look at, which the exit code says too.</summary>
    public virtual bool HasFindings => false;

    /// <summary>What a person should know beside the data.</summary>
    public virtual void WriteMessages(Messages messages)
    {
    }

    public abstract void WriteText(DataOutput output);

    /// <summary>The properties of the one object that is printed.</summary>
    public abstract void WriteJson(Utf8JsonWriter json);
}
