using Microsoft.Extensions.Logging;

namespace MigrationKit.Tool.Output;

/// <summary>Shows on standard error what the runtime logs: its progress, and with <c>--verbose</c> each statement.</summary>
internal sealed class ProgressLog(ToolHost host, bool verbose) : ILoggerFactory, ILogger
{
    private readonly Messages _messages = new(host);

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= (verbose ? LogLevel.Debug : LogLevel.Information);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            _messages.Note(formatter(state, exception));
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("There is one place to show progress.");

    public void Dispose()
    {
    }
}
