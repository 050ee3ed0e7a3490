#include "auditor/unpack/sandbox.hpp"

#include <cerrno>
#include <cstddef>
#include <iterator>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <system_error>

namespace phiward {
namespace {

#ifdef PHIWARD_SANITIZED
constexpr bool kSanitized = true;  // needs terabytes of address space and calls of its own
#else
constexpr bool kSanitized = false;
#endif

constexpr rlim_t kMostMemory = rlim_t{2} << 30;  // a file of 1 GiB, and what reading it takes
constexpr rlim_t kMostSeconds = 3600;            // of processor, for all requests together

void require(bool done, const char* what) {
  if (!done) throw std::system_error(errno, std::generic_category(), what);
}

void limit(__rlimit_resource resource, rlim_t most) {
  const rlimit both{most, most};
  require(::setrlimit(resource, &both) == 0, "a limit");
}

#if defined(__x86_64__)
constexpr unsigned kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned kArchitecture = AUDIT_ARCH_AARCH64;
#endif

// The calls that reading memory and answering take; all others fail with EPERM.
constexpr long kAllowed[] = {
    SYS_read,         SYS_write,           SYS_readv,         SYS_writev,    SYS_close,
    SYS_mmap,         SYS_munmap,          SYS_mremap,        SYS_mprotect,  SYS_madvise,
    SYS_brk,          SYS_futex,           SYS_clock_gettime, SYS_getrandom, SYS_gettimeofday,
    SYS_exit,         SYS_exit_group,      SYS_rt_sigreturn,  SYS_lseek,     SYS_rt_sigprocmask,
    SYS_rt_sigaction, SYS_restart_syscall, SYS_sched_yield,   SYS_getpid,    SYS_gettid,
    SYS_tgkill,       SYS_fstat,           SYS_newfstatat,
};

void filter_calls() {
  constexpr auto kCount = static_cast<unsigned>(std::size(kAllowed));
  constexpr unsigned kCall = offsetof(seccomp_data, nr);
  constexpr unsigned kArch = offsetof(seccomp_data, arch);
  constexpr unsigned kRefuse = SECCOMP_RET_ERRNO | EPERM;
  sock_filter program[kCount + 5] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, kArch),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, kArchitecture, 0, kCount + 1),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, kCall),
  };
  for (unsigned i = 0; i < kCount; ++i) {
    const auto call = static_cast<unsigned>(kAllowed[i]);
    program[3 + i] =
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, static_cast<unsigned char>(kCount - i), 0);
  }
  program[3 + kCount] = BPF_STMT(BPF_RET | BPF_K, kRefuse);
  program[4 + kCount] = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  const sock_fprog filter{static_cast<unsigned short>(std::size(program)), program};
  require(::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0, "the filter of calls");
}

}  // namespace

void enter_sandbox() {
  require(::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, "no new privileges");
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CPU, kMostSeconds);
  if (kSanitized) return;
  require(::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0, "no tracing");
  limit(RLIMIT_AS, kMostMemory);
  filter_calls();
}

}  // namespace phiward
