using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Erasure;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Simulators.Mail;

/// <summary>Takes the mails of an erased matter out of the simulated mailbox: they carry the id of their delivery.</summary>
internal sealed class MailErasure(MailSimulator simulator) : IErasure
{
    public ValueTask Erase(Acting acting, ErasureScope scope, CancellationToken ct)
    {
        simulator.Forget(scope.Things);
        return ValueTask.CompletedTask;
    }
}
