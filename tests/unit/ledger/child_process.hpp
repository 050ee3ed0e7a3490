// A forked child that does one thing and ends. Open databases must not cross the fork:
// open them in the child.
#pragma once

#include <csignal>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

namespace phiward::test {

inline constexpr int kThrew = 99;

// `work` returns the exit status. It may not use the test framework.
template <class Work>
pid_t start_child(Work work) {
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child > 0) return child;
  try {
    ::_exit(work());  // no destructor of the parent's runs here
  } catch (const std::exception& error) {
    std::cerr << "child: " << error.what() << std::endl;
    ::_exit(kThrew);
  }
}

// The exit status; -1 if a signal ended it.
inline int wait_for(pid_t child) {
  int status = 0;
  if (::waitpid(child, &status, 0) != child) throw std::runtime_error("waitpid failed");
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace phiward::test
